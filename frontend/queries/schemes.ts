import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import type { BodyIn, Endpoint, ParamsIn, ReplyOf } from '../../backend/contract/endpoint.ts'
import { schemeOfficeEndpoints } from '../../backend/contract/scheme-office.ts'
import type { Fen } from '../../backend/vocabulary/money.ts'
import type { Words } from '../../backend/vocabulary/words.ts'
import { call } from '../api/call.ts'
import { asking } from './asking.ts'

export type SchemeVersion = ReplyOf<
  typeof schemeOfficeEndpoints.listSchemeVersions
>['versions'][number]
export type SchemeForm = ReplyOf<typeof schemeOfficeEndpoints.getSchemeForm>
export type SchemeRemark = SchemeVersion['remarks'][number]
export type SchemeSentence = SchemeVersion['says'][number]
export type WhatIf = ReplyOf<typeof schemeOfficeEndpoints.whatIfScheme>

/** What the server prints of one meal of a case. */
export interface TrialAnswer {
  readonly refused?: string
  readonly why?: Words
  readonly payFen?: Fen
  readonly subsidyFen?: Fen
  readonly discountFen?: Fen
  readonly lines?: readonly TrialLine[]
  readonly operator?: readonly TrialLine[]
  readonly notApplied?: readonly { readonly scheme: string; readonly why: Words }[]
  readonly sentence?: Words
}
export interface TrialLine {
  readonly scheme: string
  readonly funder: string
  readonly amountFen: Fen
  readonly reason: Words
}

export const schemeVersionsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['schemes', 'versions', canteenId],
    queryFn: asking(schemeOfficeEndpoints.listSchemeVersions, { params: { canteenId } }),
  })

export const schemeFormQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['schemes', 'form', canteenId],
    queryFn: asking(schemeOfficeEndpoints.getSchemeForm, { params: { canteenId } }),
    staleTime: 300_000,
  })

/** What is wrong with a scheme as it stands in the form, and what it says; kept nowhere. */
export const lookOverQuery = (canteenId: number, entry: Readonly<Record<string, unknown>>) =>
  queryOptions({
    queryKey: ['schemes', 'look over', canteenId, entry],
    queryFn: ({ signal }) =>
      call(schemeOfficeEndpoints.tryScheme, {
        params: { canteenId },
        body: { entry, beside: 'nothing' },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  })

/** A question that has to be posted, asked by pressing a button; nothing on the page changes by it. */
export function useQuestion<E extends Endpoint>(endpoint: E) {
  return useMutation<ReplyOf<E>, Error, { params: ParamsIn<E>; body: BodyIn<E> }>({
    mutationFn: (input) => call(endpoint, input),
    networkMode: 'always',
  })
}

/** Statuses only this place has, to be chosen in rules and on records. */
export const ownFactsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['schemes', 'own-facts', canteenId],
    queryFn: asking(schemeOfficeEndpoints.listOwnFacts, { params: { canteenId } }),
    staleTime: 60_000,
  })
