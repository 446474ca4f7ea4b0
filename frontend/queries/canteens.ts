import { queryOptions } from '@tanstack/react-query'
import { canteenEndpoints } from '../../backend/contract/canteens.ts'
import { asking } from './asking.ts'

export const canteensQuery = () =>
  queryOptions({
    queryKey: ['canteens', 'all'],
    queryFn: asking(canteenEndpoints.listCanteens),
    staleTime: 600_000,
  })

/** Those the signed-in person works at or answers for. */
export const myCanteensQuery = () =>
  queryOptions({
    queryKey: ['canteens', 'mine'],
    queryFn: asking(canteenEndpoints.listMyCanteens),
    staleTime: 600_000,
  })

/** Whether this installation still waits for its first administrator. */
export const setUpQuery = () =>
  queryOptions({
    queryKey: ['canteens', 'set-up'],
    queryFn: asking(canteenEndpoints.getSetUp),
    // Asked once: the form must not be swept away by its own success before the office opens.
    staleTime: 'static',
  })

export const policyQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['canteens', 'policy', canteenId],
    queryFn: asking(canteenEndpoints.getPolicy, { params: { canteenId } }),
  })

export const buildingsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['canteens', 'buildings', canteenId],
    queryFn: asking(canteenEndpoints.listBuildings, { params: { canteenId } }),
    staleTime: 600_000,
  })

export const mealPatternsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['canteens', 'meal-patterns', canteenId],
    queryFn: asking(canteenEndpoints.getMealPatterns, { params: { canteenId } }),
  })

export const closedDaysQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['canteens', 'closed-days', canteenId],
    queryFn: asking(canteenEndpoints.listClosedDays, { params: { canteenId } }),
  })

export const traitsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['canteens', 'traits', canteenId],
    queryFn: asking(canteenEndpoints.getCanteenTraits, { params: { canteenId } }),
  })
