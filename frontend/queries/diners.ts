import { queryOptions } from '@tanstack/react-query'
import { dinerEndpoints } from '../../backend/contract/diners.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type FoundDiner = ReplyOf<typeof dinerEndpoints.searchDiners>['diners'][number]

/** The list for fewer letters of the same word; never the list for another one. */
const listSoFar =
  (q: string) =>
  <Data>(
    previous: Data | undefined,
    query?: { readonly queryKey: readonly unknown[] },
  ): Data | undefined => {
    const before = query?.queryKey[3]
    const goesOn = typeof before === 'string' && before !== '' && q.startsWith(before)
    return goesOn ? previous : undefined
  }

/** As typed: the list so far stays on the screen until the next one is here. */
export const searchDinersQuery = (canteenId: number, typed: string) => {
  const q = typed.trim()
  return queryOptions({
    queryKey: ['diners', 'search', canteenId, q],
    queryFn: asking(dinerEndpoints.searchDiners, { params: { canteenId }, query: { q } }),
    enabled: q !== '',
    placeholderData: listSoFar(q),
    staleTime: 30_000,
    retry: 1,
  })
}
