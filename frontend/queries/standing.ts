import { queryOptions } from '@tanstack/react-query'
import { standingEndpoints } from '../../backend/contract/standing.ts'
import type { Meal } from '../../backend/vocabulary/meal.ts'
import { asking } from './asking.ts'

export const standingOrdersQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['standing', 'orders', dinerId],
    queryFn: asking(standingEndpoints.getStanding, { params: { dinerId } }),
  })

/** The canteen's usual meal when none is named. */
export const standingChoicesQuery = (dinerId: number, meal?: Meal) =>
  queryOptions({
    queryKey: ['standing', 'choices', dinerId, meal ?? 'usual'],
    queryFn: asking(standingEndpoints.getStandingChoices, { params: { dinerId }, query: { meal } }),
  })

export const comingQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['standing', 'coming', dinerId],
    queryFn: asking(standingEndpoints.getComing, { params: { dinerId } }),
  })
