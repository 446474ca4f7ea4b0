import type { QueryClient } from '@tanstack/react-query'
import { isBusy } from '../queries/busy.ts'
import { isRefused } from '../api/call.ts'
import { makeQueryClient } from './query-client.ts'

/**
 * For the pages of those who work here: they ask again when the server is busy. An elder's say so at once, in a page of
 * the server; asked three times first, she would look at a button that does nothing.
 */
export function makePatientClient(): QueryClient {
  const client = makeQueryClient()
  client.setDefaultOptions({
    queries: {
      ...client.getDefaultOptions().queries,
      retry: (failures, error) => failures < 2 && (!isRefused(error) || isBusy(error)),
      // Not all at the same moment.
      retryDelay: (failures) => 1_000 * 2 ** failures * (1 + Math.random()),
    },
  })
  return client
}
