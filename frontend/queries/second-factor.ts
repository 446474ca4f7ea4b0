import { queryOptions } from '@tanstack/react-query'
import type { Query } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { secondFactorEndpoints } from '../../backend/contract/second-factor.ts'
import { isBusy } from './busy.ts'
import { isRefused } from '../api/call.ts'
import { asking } from './asking.ts'

export type SecondFactorFacts = ReplyOf<typeof secondFactorEndpoints.getSecondFactor>

export const secondFactorQuery = () =>
  queryOptions({
    queryKey: ['identity', 'second-factor'],
    queryFn: asking(secondFactorEndpoints.getSecondFactor),
    // A code that is accepted changes the session: what was on its way under the old one is asked once more, or she
    // would be sent away from the recovery codes that are shown only once.
    retry: (failures, error) => failures < (isRefused(error) && !isBusy(error) ? 1 : 2),
    // Only a demonstration shows a code, and its codes change.
    refetchInterval: ({ state }: Query<SecondFactorFacts>) => (state.data?.demo ? 5_000 : false),
  })
