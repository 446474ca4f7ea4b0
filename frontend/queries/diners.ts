import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { dinerEndpoints } from '../../backend/contract/diners.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type FoundDiner = ReplyOf<typeof dinerEndpoints.searchDiners>['diners'][number]

/** As typed: the last list stays on the screen until the next one is here. */
export const searchDinersQuery = (canteenId: number, typed: string) => {
  const q = typed.trim()
  return queryOptions({
    queryKey: ['diners', 'search', canteenId, q],
    queryFn: asking(dinerEndpoints.searchDiners, { params: { canteenId }, query: { q } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: 1,
  })
}
