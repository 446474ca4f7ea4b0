import { queryOptions } from '@tanstack/react-query'
import { waitEndpoints } from '../../backend/contract/waits.ts'
import { asking } from './asking.ts'

/** Any dish that suits her when none is named. */
export const standingQuery = (dinerId: number, servingId: number, dish?: number) =>
  queryOptions({
    queryKey: ['waits', dinerId, servingId, dish ?? 'any'],
    queryFn: asking(waitEndpoints.getWait, { params: { dinerId, servingId }, query: { dish } }),
  })
