import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { saleEndpoints } from '../../backend/contract/sales.ts'
import { asking } from './asking.ts'

export type WalkInSale = ReplyOf<typeof saleEndpoints.getWalkIn>
export type HandedOver = ReplyOf<typeof saleEndpoints.getHandOver>

/** What is left goes down while somebody chooses: asked anew every few seconds. */
export const walkInQuery = (canteenId: number, dinerId?: number) =>
  queryOptions({
    queryKey: ['sales', 'walk-in', canteenId, dinerId ?? 'guest'],
    queryFn: asking(saleEndpoints.getWalkIn, { params: { canteenId }, query: { dinerId } }),
    refetchInterval: 4_000,
    staleTime: 0,
  })

export const handOverQuery = (bookingId: number) =>
  queryOptions({
    queryKey: ['sales', 'hand-over', bookingId],
    queryFn: asking(saleEndpoints.getHandOver, { params: { bookingId } }),
    staleTime: 0,
    retry: false,
  })
