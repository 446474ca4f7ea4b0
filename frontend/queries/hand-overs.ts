import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { handOverEndpoints } from '../../backend/contract/hand-overs.ts'
import { asking } from './asking.ts'

export type OpenHandOver = ReplyOf<typeof handOverEndpoints.listHandOvers>['rows'][number]

export const openHandOversQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['bookings', 'hand-overs', canteenId],
    queryFn: asking(handOverEndpoints.listHandOvers, { params: { canteenId } }),
    refetchInterval: 15_000,
  })
