import * as z from 'zod/mini'
import { missedMealPolicies } from '../vocabulary/meal.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, id, optionalWords, timeOfDay, words } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })

const policy = z.object({
  cutoffDaysBefore: z.int().check(z.gte(0), z.lte(14)),
  cutoffTime: timeOfDay,
  bookDaysAhead: z.int().check(z.gte(0), z.lte(60)),
  maxPortionsPerBooking: z.int().check(z.gte(1), z.lte(20)),
  dailyPortionLimit: z.int().check(z.gte(1), z.lte(60)),
  missedMealPolicy: z.enum(missedMealPolicies),
  familyMayOrder: z.boolean(),
  volunteerMayOrder: z.boolean(),
  othersMayCollect: z.boolean(),
  kitchenShowsNames: z.boolean(),
})

export const canteenEndpoints = {
  listCanteens: endpoint({
    method: 'GET',
    path: '/api/canteens',
    summary: 'All canteens, with the phone a person answers',
    reply: z.object({
      canteens: z.array(
        z.object({ canteenId: id, name: bilingual, phone: z.string(), address: z.string() }),
      ),
    }),
  }),
  getPolicy: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/policy',
    summary: 'The canteen’s own rules',
    params: canteenParams,
    reply: policy,
  }),
  changePolicy: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/policy',
    summary: 'Changes the canteen’s own rules; servings already made keep their cut-off',
    params: canteenParams,
    body: policy,
    reply: policy,
  }),
  listBuildings: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/buildings',
    summary: 'Communities and buildings this canteen serves',
    params: canteenParams,
    reply: z.object({
      communities: z.array(z.object({ placeId: id, name: z.string() })),
      buildings: z.array(
        z.object({ placeId: id, name: z.string(), compound: z.string(), communityId: id }),
      ),
    }),
  }),
  listClosedDays: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/closed-days',
    summary: 'Days without service',
    params: canteenParams,
    reply: z.object({ days: z.array(z.object({ day, reason: bilingual })) }),
  }),
  closeDay: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/closed-days',
    summary: 'Marks a day without service; refused while meals are booked',
    params: canteenParams,
    body: z.object({ day, reason: words(40), reasonEn: z._default(optionalWords(60), '') }),
    refusals: ['below_booked'],
  }),
}
