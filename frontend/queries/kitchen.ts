import { queryOptions } from '@tanstack/react-query'
import { ingredientEndpoints } from '../../backend/contract/ingredients.ts'
import { kitchenEndpoints } from '../../backend/contract/kitchen.ts'
import { packingEndpoints } from '../../backend/contract/packing.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
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

const lookAgainMs = 5_000

/** Asked for again while it is looked at: two tablets stand in one kitchen. */
export const kitchenPlanQuery = (servingId: number) =>
  queryOptions({
    queryKey: ['kitchen', 'plan', servingId],
    queryFn: asking(kitchenEndpoints.getKitchenPlan, { params: { servingId } }),
    refetchInterval: lookAgainMs,
  })

/** Every look is on the record, so it is not asked for by itself. */
export const packingQuery = (servingId: number) =>
  queryOptions({
    queryKey: ['kitchen', 'packing', servingId],
    queryFn: asking(packingEndpoints.getPacking, { params: { servingId } }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
  })

export const ingredientSheetQuery = (canteenId: number, from: ServiceDay, to: ServiceDay) =>
  queryOptions({
    queryKey: ['kitchen', 'ingredient-sheet', canteenId, from, to],
    queryFn: asking(ingredientEndpoints.getIngredientSheet, {
      params: { canteenId },
      query: { from, to },
    }),
  })
