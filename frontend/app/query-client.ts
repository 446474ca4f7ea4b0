import { QueryClient } from '@tanstack/react-query'
import { isBusy, isRefused } from '../api/call.ts'

/** `rush`: the elder's pages say at once that many are here, in a page of the server; the others ask again. */
export const makeQueryClient = (rush: 'is said' | 'is waited for') =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What the page was drawn with is fresh enough not to be asked for again at once.
        staleTime: 10_000,
        // A reason does not change by asking again; a bad network may, and a rush passes.
        retry: (failures, error) =>
          failures < 2 && (!isRefused(error) || (rush === 'is waited for' && isBusy(error))),
        // Not all at the same moment.
        retryDelay: (failures) => 1_000 * 2 ** failures * (1 + Math.random()),
        // Asked even when the browser believes there is no network, so that the page can say so;
        // otherwise it would wait without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  })
