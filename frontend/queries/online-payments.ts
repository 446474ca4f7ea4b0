import { queryOptions } from '@tanstack/react-query'
import { onlinePaymentEndpoints } from '../../backend/contract/online-payments.ts'
import { asking } from './asking.ts'

/** Whom a link pays in for; with a payment, how that one went. */
export const topUpLinkQuery = (token: string, payment?: number) =>
  queryOptions({
    queryKey: ['payments', 'top-up-link', token, payment ?? 'none'],
    queryFn: asking(onlinePaymentEndpoints.readTopUpLink, {
      params: { token },
      query: { payment },
    }),
    retry: false,
  })
