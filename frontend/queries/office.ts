import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { dinerEndpoints } from '../../backend/contract/diners.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { subsidyEndpoints } from '../../backend/contract/subsidies.ts'
import { asking } from './asking.ts'

export type Diner = ReplyOf<typeof dinerEndpoints.getDiner>
export type Explanation = ReplyOf<typeof subsidyEndpoints.explainPrice>
export type Scheme = ReplyOf<typeof subsidyEndpoints.listSchemes>['schemes'][number]

/** Every look at a record is logged, so it is not fetched again behind anybody's back. */
export const dinerQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['diners', 'record', dinerId],
    queryFn: asking(dinerEndpoints.getDiner, { params: { dinerId } }),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** The list of the office: with nothing typed, everybody. */
export const residentsQuery = (canteenId: number, typed: string) =>
  queryOptions({
    queryKey: ['diners', 'residents', canteenId, typed.trim()],
    queryFn: asking(dinerEndpoints.searchDiners, {
      params: { canteenId },
      query: { q: typed.trim() },
    }),
    placeholderData: keepPreviousData,
  })

export type Twins = ReplyOf<typeof dinerEndpoints.listLikelyTwins>['people'][number]

export const likelyTwinsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['diners', 'twins', canteenId],
    queryFn: asking(dinerEndpoints.listLikelyTwins, { params: { canteenId } }),
    staleTime: 60_000,
  })

export const explanationQuery = (bookingId: number) =>
  queryOptions({
    queryKey: ['subsidies', 'explanation', bookingId],
    queryFn: asking(subsidyEndpoints.explainPrice, { params: { bookingId } }),
    staleTime: 600_000,
  })

export const schemesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['subsidies', 'schemes', canteenId],
    queryFn: asking(subsidyEndpoints.listSchemes, { params: { canteenId } }),
  })
