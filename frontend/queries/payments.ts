import { queryOptions } from '@tanstack/react-query'
import { cashEndpoints } from '../../backend/contract/cash.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { paymentEndpoints } from '../../backend/contract/payments.ts'
import { asking } from './asking.ts'

export type Drawer = ReplyOf<typeof cashEndpoints.getDrawer>

export const drawerQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['payments', 'drawer', canteenId],
    queryFn: asking(cashEndpoints.getDrawer, { params: { canteenId } }),
    refetchInterval: 30_000,
  })

export const walletQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['payments', 'wallet', dinerId],
    queryFn: asking(paymentEndpoints.getWallet, { params: { dinerId } }),
  })
