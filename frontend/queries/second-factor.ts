import { queryOptions } from '@tanstack/react-query'
import type { Query } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { secondFactorEndpoints } from '../../backend/contract/second-factor.ts'
import { asking } from './asking.ts'

export type SecondFactorFacts = ReplyOf<typeof secondFactorEndpoints.getSecondFactor>

export const secondFactorQuery = () =>
  queryOptions({
    queryKey: ['identity', 'second-factor'],
    queryFn: asking(secondFactorEndpoints.getSecondFactor),
    // Only a demonstration shows a code, and its codes change.
    refetchInterval: ({ state }: Query<SecondFactorFacts>) => (state.data?.demo ? 5_000 : false),
  })
