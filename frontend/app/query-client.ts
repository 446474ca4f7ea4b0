import { QueryClient } from '@tanstack/react-query'
import { RefusedCall } from '../../backend/vocabulary/refusal.ts'

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What the page was drawn with is fresh enough not to be asked for again at once.
        staleTime: 10_000,
        // A reason does not change by asking again; a bad network may.
        retry: (failures, error) => !(error instanceof RefusedCall) && failures < 2,
      },
    },
  })
