import { queryOptions } from '@tanstack/react-query'
import { payInEndpoints } from '../../backend/contract/pay-in.ts'
import { asking } from './asking.ts'

/** Whom a link pays in for; with a payment, how that one went. */
export const topUpLinkQuery = (token: string, payment?: number) =>
  queryOptions({
    queryKey: ['payments', 'top-up-link', token, payment ?? 'none'],
    queryFn: asking(payInEndpoints.readTopUpLink, {
      params: { token },
      query: { payment },
    }),
    retry: false,
  })
