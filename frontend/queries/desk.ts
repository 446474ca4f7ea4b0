import { queryOptions } from '@tanstack/react-query'
import { callBackEndpoints } from '../../backend/contract/call-backs.ts'
import { counterEndpoints } from '../../backend/contract/counter.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type Desk = ReplyOf<typeof counterEndpoints.getDesk>
export type CallBacks = ReplyOf<typeof callBackEndpoints.listCallBacks>
export type CallBack = CallBacks['rows'][number]

/** All that is known of one person, whichever meal it was asked about. */
export const deskOf = (dinerId: number) => ['bookings', 'desk', dinerId] as const

/** Price, balance and portions move: a person opened again is asked for again. */
export const deskQuery = (dinerId: number, servingId?: number) =>
  queryOptions({
    queryKey: [...deskOf(dinerId), servingId ?? 'next'],
    queryFn: asking(counterEndpoints.getDesk, { params: { dinerId }, query: { servingId } }),
    staleTime: 0,
    gcTime: 0,
  })

/** Asked often: who is being rung up by somebody else must not be rung up twice. */
export const callBacksQuery = (canteenId: number, servingId?: number) =>
  queryOptions({
    queryKey: ['bookings', 'call-backs', canteenId, servingId ?? 'next'],
    queryFn: asking(callBackEndpoints.listCallBacks, {
      params: { canteenId },
      query: { servingId },
    }),
    refetchInterval: 5_000,
  })
