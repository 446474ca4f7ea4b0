import { queryOptions } from '@tanstack/react-query'
import { kitchenEndpoints } from '../../backend/contract/kitchen.ts'
import { asking } from './asking.ts'

/** Without a serving: the next one that is not settled yet. */
export const boardQuery = (canteenId: number, servingId?: number) =>
  queryOptions({
    queryKey: ['kitchen', 'board', canteenId, servingId ?? 'next'],
    queryFn: asking(kitchenEndpoints.getBoard, { params: { canteenId }, query: { servingId } }),
  })

export const prepSheetQuery = (servingId: number) =>
  queryOptions({
    queryKey: ['kitchen', 'prep-sheet', servingId],
    queryFn: asking(kitchenEndpoints.getPrepSheet, { params: { servingId } }),
  })
