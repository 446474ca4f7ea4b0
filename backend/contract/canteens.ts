import * as z from 'zod/mini'
import { factNames } from '../vocabulary/facts.ts'
import { missedMealPolicies } from '../vocabulary/meal.ts'
import { withoutCardRules } from '../vocabulary/recognition.ts'
import { windowLengths } from '../vocabulary/window.ts'
import { endpoint } from './endpoint.ts'
import { passPhrase, phone, userName } from './identity.ts'
import { bilingual, day, fenAmount, id, meal, optionalWords, timeOfDay, words } from './shapes.ts'

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
  /** What stands for a card that was forgotten. */
  withoutCard: z.enum(withoutCardRules),
  /** Minutes in which the counter takes back what it pressed by mistake; 0 never. */
  undoMinutes: z.int().check(z.gte(0), z.lte(60)),
  kitchenShowsNames: z.boolean(),
  /** How far below zero a wallet may go before cash is asked for. */
  overdraftFen: fenAmount.check(z.lte(10_000)),
  /** Below this her family is told. */
  lowBalanceFen: fenAmount.check(z.lte(50_000)),
  /** Facts of people with no other way to a meal: first in a queue. */
  waitingFirst: z.array(z.enum(factNames)).check(z.maxLength(factNames.length)),
  /** Minutes a portion is kept for an answer. */
  waitingOfferMinutes: z.int().check(z.gte(5), z.lte(240)),
  /** No message goes out from then till then, over midnight too; equal: at any hour. One-time codes always do. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  volunteersMayCall: z.boolean(),
  /** Volunteers take cash at doors and carry it to the counter: at most so much from one person, and on one round. */
  roundCash: z.boolean(),
  roundCashNoteFen: fenAmount.check(z.gte(100), z.lte(200_000)),
  roundCashCarriedFen: fenAmount.check(z.gte(100), z.lte(1_000_000)),
})

const capacity = z.int().check(z.gte(0), z.lte(2_000))
/** When and for how many a meal is served: what every new serving begins with. */
const mealPattern = z.object({
  meal,
  from: timeOfDay,
  to: timeOfDay,
  /** Minutes of each turn in which people are asked to come; null: one time for everybody. */
  windowMinutes: z._default(z.nullable(z.literal([...windowLengths])), null),
  dineInCapacity: capacity,
  pickUpCapacity: capacity,
})

export const canteenEndpoints = {
  getSetUp: endpoint({
    method: 'GET',
    path: '/api/set-up',
    summary: 'Whether this installation still waits for its first administrator',
    reply: z.object({ needed: z.boolean() }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/api/set-up',
    summary: 'Makes the first administrator and the first canteen, once, and signs the person in',
    body: z.object({
      /** Printed where the server was started: whoever reads it there may begin. */
      code: words(20),
      name: words(40),
      userName,
      passPhrase,
      city: words(40),
      district: words(40),
      street: words(40),
      community: words(40),
      canteenName: words(40),
      canteenPhone: phone,
      canteenAddress: words(100),
    }),
    reply: z.object({ accountId: id, home: z.string() }),
    refusals: ['set_up_done', 'set_up_code_wrong', 'weak_pass_phrase', 'too_many_requests'],
  }),
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
  listMyCanteens: endpoint({
    method: 'GET',
    path: '/api/my/canteens',
    summary: 'The canteens this person works at or answers for',
    reply: z.object({
      canteens: z.array(z.object({ canteenId: id, name: bilingual, address: z.string() })),
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
  getCanteenTraits: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/traits',
    summary: 'What the canteen is in the words of subsidy papers',
    params: canteenParams,
    reply: z.object({ traits: z.array(z.string()) }),
  }),
  setCanteenTraits: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/traits',
    summary:
      'Says what the canteen is in the words of subsidy papers: everybody’s price may follow',
    params: canteenParams,
    body: z.object({ traits: z.array(words(40)).check(z.maxLength(20)) }),
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
  addBuildings: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/buildings',
    summary:
      'Adds buildings to a community the canteen serves; those already there stay as they are',
    params: canteenParams,
    body: z.object({
      communityId: id,
      /** Empty where houses stand in the community without a compound around them. */
      compound: optionalWords(40),
      buildings: z.array(words(40)).check(z.minLength(1), z.maxLength(60)),
    }),
    reply: z.object({ added: z.int() }),
    refusals: ['name_taken'],
  }),
  getMealPatterns: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/meal-patterns',
    summary: 'When each meal is served, and for how many',
    params: canteenParams,
    reply: z.object({ patterns: z.array(mealPattern) }),
  }),
  setMealPattern: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/meal-patterns',
    summary: 'Sets when a meal is served and for how many; servings already made stay as they are',
    params: canteenParams,
    body: mealPattern,
    reply: mealPattern,
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
