import { queryOptions } from '@tanstack/react-query'
import { carriedCashEndpoints } from '../../backend/contract/carried-cash.ts'
import { cashEndpoints } from '../../backend/contract/cash.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { asking } from './asking.ts'

export type Drawer = ReplyOf<typeof cashEndpoints.getDrawer>
export type CarriedCashList = ReplyOf<typeof carriedCashEndpoints.listCarriedCash>
export type CashMovement = Drawer['movements'][number]
export type DrawerShift = Drawer['toSign'][number]
export type DayReport = ReplyOf<typeof cashEndpoints.getDayReport>

export const drawerQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['cash', 'drawer', canteenId],
    queryFn: asking(cashEndpoints.getDrawer, { params: { canteenId } }),
    refetchInterval: 30_000,
  })

export const carriedCashQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['cash', 'carried', canteenId],
    queryFn: asking(carriedCashEndpoints.listCarriedCash, { params: { canteenId } }),
    refetchInterval: 30_000,
  })

export const dayReportQuery = (canteenId: number, day: ServiceDay) =>
  queryOptions({
    queryKey: ['cash', 'report', canteenId, day],
    queryFn: asking(cashEndpoints.getDayReport, { params: { canteenId }, query: { day } }),
  })

export const fundQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['cash', 'fund', canteenId],
    queryFn: asking(cashEndpoints.getFund, { params: { canteenId } }),
  })
