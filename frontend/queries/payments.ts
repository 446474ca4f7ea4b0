import { queryOptions } from '@tanstack/react-query'
import { paymentEndpoints } from '../../backend/contract/payments.ts'
import { asking } from './asking.ts'

export const walletQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['payments', 'wallet', dinerId],
    queryFn: asking(paymentEndpoints.getWallet, { params: { dinerId } }),
  })
