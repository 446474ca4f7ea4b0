import type { QueryClient } from '@tanstack/react-query'
import { standingQuery } from '../queries/waits.ts'
import { idFrom } from '../screens/elder/link.ts'
import { Wait } from '../screens/elder/Wait.tsx'

export { Wait }

export const loadStanding = (
  client: QueryClient,
  dinerId: number,
  params: Readonly<Record<string, string>>,
  search: URLSearchParams,
): Promise<unknown> =>
  client.fetchQuery(
    standingQuery(dinerId, idFrom(params['servingId']) ?? 0, idFrom(search.get('dish'))),
  )
