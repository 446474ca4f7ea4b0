import { queryOptions } from '@tanstack/react-query'
import { counterEndpoints } from '../../backend/contract/counter.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type Desk = ReplyOf<typeof counterEndpoints.getDesk>
export type CallBacks = ReplyOf<typeof counterEndpoints.listCallBacks>

/** Price, balance and portions move: a person opened again is asked for again. */
export const deskQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['bookings', 'desk', dinerId],
    queryFn: asking(counterEndpoints.getDesk, { params: { dinerId } }),
    staleTime: 0,
    gcTime: 0,
  })

export const callBacksQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['bookings', 'call-backs', canteenId],
    queryFn: asking(counterEndpoints.listCallBacks, { params: { canteenId } }),
    refetchInterval: 60_000,
  })
