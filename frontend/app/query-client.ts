import { QueryClient } from '@tanstack/react-query'
import { isRefused } from '../api/call.ts'

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What the page was drawn with is fresh enough not to be asked for again at once.
        staleTime: 10_000,
        // A reason does not change by asking again; a bad network may.
        retry: (failures, error) => !isRefused(error) && failures < 2,
        // Asked even when the browser believes there is no network, so that the page can say so;
        // otherwise it would wait without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  })
