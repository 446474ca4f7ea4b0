import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { onlinePaymentEndpoints, paymentsPerPage } from '../../backend/contract/online-payments.ts'
import { asking } from './asking.ts'

type Page = ReplyOf<typeof onlinePaymentEndpoints.listOnlinePayments>
export type OnlinePayment = Page['payments'][number]
export type Refund = OnlinePayment['refunds'][number]
export type MoneyCase = ReplyOf<typeof onlinePaymentEndpoints.listMoneyCases>['cases'][number]
export type ParityReport = ReplyOf<
  typeof onlinePaymentEndpoints.listParityReports
>['reports'][number]

/** Money moves while somebody looks: the provider tells the server, and the page asks again. */
const askAgainEvery = 15_000

export const onlinePaymentsQuery = (canteenId: number) =>
  infiniteQueryOptions({
    queryKey: ['payments', 'online', canteenId],
    queryFn: ({ pageParam: before, ...context }) =>
      asking(onlinePaymentEndpoints.listOnlinePayments, {
        params: { canteenId },
        query: { before },
      })(context),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ payments }: Page) =>
      payments.length < paymentsPerPage ? undefined : payments.at(-1)?.paymentId,
    refetchInterval: askAgainEvery,
  })

export const moneyCasesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['payments', 'cases', canteenId],
    queryFn: asking(onlinePaymentEndpoints.listMoneyCases, { params: { canteenId } }),
    refetchInterval: askAgainEvery,
  })

export const parityQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['payments', 'parity', canteenId],
    queryFn: asking(onlinePaymentEndpoints.listParityReports, { params: { canteenId } }),
  })
