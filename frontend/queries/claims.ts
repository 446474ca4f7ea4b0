import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { claimEndpoints } from '../../backend/contract/claims.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type ClaimHead = ReplyOf<typeof claimEndpoints.listClaims>['claims'][number]
export type WholeClaim = ReplyOf<typeof claimEndpoints.getClaim>
export type Finding = WholeClaim['findings'][number]
export type ClaimRow = ReplyOf<typeof claimEndpoints.listClaimRows>['rows'][number]

export const claimsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['claims', 'list', canteenId],
    queryFn: asking(claimEndpoints.listClaims, { params: { canteenId } }),
  })

/** What waits for this officer, wherever it is. */
export const waitingClaimsQuery = () =>
  queryOptions({
    queryKey: ['claims', 'waiting'],
    queryFn: asking(claimEndpoints.listWaitingClaims),
  })

export const claimQuery = (canteenId: number, claimId: number) =>
  queryOptions({
    queryKey: ['claims', 'one', canteenId, claimId],
    queryFn: asking(claimEndpoints.getClaim, { params: { canteenId, claimId } }),
  })

/** All rows, those behind one finding, or those that are not paid. */
export type WhichRows = { finding?: number; only?: 'rejected' }

export const claimRowsQuery = (canteenId: number, claimId: number, which: WhichRows) =>
  infiniteQueryOptions({
    queryKey: ['claims', 'rows', canteenId, claimId, which],
    queryFn: ({ pageParam, ...context }) =>
      asking(claimEndpoints.listClaimRows, {
        params: { canteenId, claimId },
        query: { ...which, after: pageParam === undefined ? undefined : String(pageParam) },
      })(context),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ rows, more }: ReplyOf<typeof claimEndpoints.listClaimRows>) =>
      more ? rows.at(-1)?.rowNo : undefined,
  })
