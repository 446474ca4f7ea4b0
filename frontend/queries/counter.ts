import { queryOptions } from '@tanstack/react-query'
import { counterEndpoints } from '../../backend/contract/counter.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { noticeEndpoints } from '../../backend/contract/notices.ts'
import { asking } from './asking.ts'

export type Counter = ReplyOf<typeof counterEndpoints.getCounter>
export type CounterRow = Counter['rows'][number]

export const counterQuery = (canteenId: number, servingId?: number) =>
  queryOptions({
    queryKey: ['bookings', 'counter', canteenId, servingId ?? 'now'],
    queryFn: asking(counterEndpoints.getCounter, { params: { canteenId }, query: { servingId } }),
    refetchInterval: 15_000,
  })

export const waitingNoticesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['notices', 'waiting', canteenId],
    queryFn: asking(noticeEndpoints.listWaitingNotices, { params: { canteenId } }),
    refetchInterval: 5_000,
  })

export type CallList = ReplyOf<typeof noticeEndpoints.listWaitingNotices>
export type WaitingNotice = CallList['notices'][number]
export type Message = ReplyOf<typeof noticeEndpoints.listMessages>['messages'][number]

export const messagesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['notices', 'messages', canteenId],
    queryFn: asking(noticeEndpoints.listMessages, { params: { canteenId } }),
    refetchInterval: 15_000,
  })
