import { queryOptions } from '@tanstack/react-query'
import { identityEndpoints } from '../../backend/contract/identity.ts'
import { asking } from './asking.ts'

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['identity', 'session'],
    queryFn: asking(identityEndpoints.getSession),
    staleTime: 60_000,
  })

export const bindSlipQuery = (token: string) =>
  queryOptions({
    queryKey: ['identity', 'bind-slip', token],
    queryFn: asking(identityEndpoints.readBindSlip, { params: { token } }),
    retry: false,
  })
