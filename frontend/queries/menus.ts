import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { ingredientEndpoints } from '../../backend/contract/ingredients.ts'
import { menuEndpoints } from '../../backend/contract/menus.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { asking } from './asking.ts'

export type MenuWeek = ReplyOf<typeof menuEndpoints.getMenuWeek>
export type MenuServing = MenuWeek['days'][number]['servings'][number]
export type MenuOffering = MenuServing['offerings'][number]
export type Dish = ReplyOf<typeof menuEndpoints.listDishes>['dishes'][number]
export type SetMeal = ReplyOf<typeof menuEndpoints.listSets>['sets'][number]

export const menuWeekQuery = (canteenId: number, monday: ServiceDay) =>
  queryOptions({
    queryKey: ['menus', 'week', canteenId, monday],
    queryFn: asking(menuEndpoints.getMenuWeek, { params: { canteenId, monday } }),
  })

export const dishesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['menus', 'dishes', canteenId],
    queryFn: asking(menuEndpoints.listDishes, { params: { canteenId } }),
    staleTime: 60_000,
  })

export const setsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['menus', 'sets', canteenId],
    queryFn: asking(menuEndpoints.listSets, { params: { canteenId } }),
    staleTime: 60_000,
  })

export type IngredientList = ReplyOf<typeof ingredientEndpoints.listIngredients>
export type Ingredient = IngredientList['ingredients'][number]

export const ingredientsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['menus', 'ingredients', canteenId],
    queryFn: asking(ingredientEndpoints.listIngredients, { params: { canteenId } }),
  })

export type ClashToCome = ReplyOf<typeof ingredientEndpoints.listClashes>['clashes'][number]

export const clashesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['menus', 'clashes', canteenId],
    queryFn: asking(ingredientEndpoints.listClashes, { params: { canteenId } }),
  })
