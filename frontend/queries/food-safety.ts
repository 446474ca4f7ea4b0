import { queryOptions } from '@tanstack/react-query'
import { foodSafetyEndpoints } from '../../backend/contract/food-safety.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { asking } from './asking.ts'

/** Without a day: today by the canteen's clock. */
export const foodSafetyQuery = (canteenId: number, day?: ServiceDay) =>
  queryOptions({
    queryKey: ['food-safety', 'day', canteenId, day ?? 'today'],
    queryFn: asking(foodSafetyEndpoints.getFoodSafetyDay, {
      params: { canteenId },
      query: { day },
    }),
  })

export const missingEvidenceQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['food-safety', 'missing', canteenId],
    queryFn: asking(foodSafetyEndpoints.listMissingEvidence, { params: { canteenId } }),
  })
