import * as z from 'zod/mini'
import { bookedChoices, skipReasons } from '../vocabulary/standing.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, day, fenAmount, id, meal, moment, paymentWay } from './shapes.ts'
import { portionSize, timeOfDay, way } from './shapes.ts'
import { canteenCard, queuePlace, ticket } from './tickets.ts'

const dinerParams = z.object({ dinerId: id })
const orderParams = z.object({ dinerId: id, orderId: id })
const holdParams = z.object({ dinerId: id, holdId: id })

const weekday = z.int().check(z.gte(1), z.lte(7))

/** A set or a dish, in one of its sizes; null leaves it to the kitchen, among what fits her. */
const wish = z.nullable(
  z.object({
    setId: z.nullable(id),
    dishId: z.nullable(id),
    size: portionSize,
  }),
)

const terms = z.object({
  meal,
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(weekday).check(z.minLength(1), z.maxLength(7)),
  wish,
  way,
  pay: paymentWay,
  /** Her own share of one meal, at most. */
  limitFen: fenAmount,
  /** Left out: from the next meal that can be booked. */
  firstDay: z._default(z.nullable(day), null),
  /** The last day it is for; null: until further notice. */
  lastDay: z._default(z.nullable(day), null),
})

/** A booked meal that falls into what changed. */
const bookedMeal = z.object({ bookingId: id, day, meal })

/** What else of it the terms of its order say something about; `ownFen`: her own share of one portion. */
const madeMeal = z.extend(bookedMeal, {
  setId: z.nullable(id),
  dishId: z.nullable(id),
  size: portionSize,
  way,
  pay: paymentWay,
  ownFen: fenAmount,
})

const order = z.object({
  orderId: id,
  meal,
  weekdays: z.array(weekday),
  wish,
  /** What it is called; null where the kitchen chooses. */
  dish: z.nullable(bilingual),
  way,
  pay: paymentWay,
  limitFen: fenAmount,
  firstDay: day,
  lastDay: z.nullable(day),
  setByName: z.string(),
  /** Meals booked by it that could still be cancelled, soonest first. */
  booked: z.array(madeMeal),
})
export type StandingOrder = z.output<typeof order>

/** Days on which nothing is booked for her, both included; without a last day until somebody ends it. */
const hold = z.object({
  holdId: id,
  firstDay: day,
  lastDay: z.nullable(day),
  setByName: z.string(),
})
export type StandingHold = z.output<typeof hold>

const standing = z.object({
  now: moment,
  canteen: canteenCard,
  orders: z.array(order),
  /** Those that are not over, soonest first. */
  holds: z.array(hold),
})

/** What a write did with meals that were booked already. */
const effect = z.object({
  id,
  cancelled: z.array(bookedMeal),
  /** They become what the changed order wants; one that cannot be had so stays as it is, and she is told why. */
  following: z.array(bookedMeal),
  /** Booked by it, and too late to cancel or as it should be. */
  kept: z.array(bookedMeal),
})

const dish = z.object({
  setId: z.nullable(id),
  dishId: z.nullable(id),
  size: portionSize,
  name: bilingual,
  sides: bilingual,
  picture: z.string(),
  /** What she pays for it now, and how often it stands on the menu that is out. */
  payFen: fenAmount,
  offeredOn: z.array(day),
})

const coming = z.object({
  meal,
  servingId: z.nullable(id),
  /** `unpaid`: kept for her until `ticket.heldUntil`, hers once it is paid. */
  state: z.enum(['booked', 'unpaid', 'waiting', 'standing', 'held', 'skipped', 'cancelled']),
  bookingId: z.nullable(id),
  /** What is booked, whoever booked it. */
  ticket: z.nullable(ticket),
  /** Where she waits for what is sold out, or is asked. */
  place: z.nullable(queuePlace),
  /** The day a standing order books it; null: as soon as the menu is out. */
  booksOn: z.nullable(day),
  orderId: z.nullable(id),
  holdId: z.nullable(id),
  dish: z.nullable(bilingual),
  from: z.nullable(timeOfDay),
  to: z.nullable(timeOfDay),
  /** Why it was skipped, in words, with the way out. */
  reason: z.nullable(z.enum(skipReasons)),
  sentence: z.nullable(bilingual),
  /** She can still book it herself. */
  bookable: z.boolean(),
})
export type ComingMeal = z.output<typeof coming>

const comingDay = z.object({
  day,
  /** As farmers count: 十月十四. */
  lunar: bilingual,
  closed: z.nullable(bilingual),
  holdId: z.nullable(id),
  meals: z.array(coming),
})
export type ComingDay = z.output<typeof comingDay>

const setRefusals = [
  'standing_order_exists',
  'hold_days_wrong',
  'offering_unknown',
  'dish_clashes',
  'way_not_offered',
  'diner_gone',
  'family_may_not_order',
  'volunteer_may_not_order',
] as const
const holdRefusals = ['hold_unknown', 'hold_overlaps', 'hold_days_wrong'] as const
const holdBody = z.object({ firstDay: day, lastDay: z._default(z.nullable(day), null) })
const holdPath = '/api/diners/:dinerId/holds/:holdId'
const orderPath = '/api/diners/:dinerId/standing-orders/:orderId'

/** Meals that repeat, and the days they pause. */
export const standingEndpoints = {
  getStanding: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/standing-orders',
    summary: 'Her standing orders, and the days they pause',
    params: dinerParams,
    reply: standing,
    refusals: ['diner_unknown'],
  }),
  getStandingChoices: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/standing-choices',
    summary: 'What a standing order may be for, with her usual as the first offer',
    params: dinerParams,
    query: z.object({ meal: z.optional(meal) }),
    reply: z.object({
      meals: z.array(meal),
      meal,
      ways: z.array(way),
      dishes: z.array(dish),
      usual: z.object({ weekdays: z.array(weekday), way, pay: paymentWay, limitFen: fenAmount }),
      /** Weekdays of this meal another order has already. */
      taken: z.array(weekday),
    }),
    refusals: ['diner_unknown'],
  }),
  setStandingOrder: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/standing-orders',
    summary: 'Sets up a meal that repeats; what can be booked is booked at once',
    params: dinerParams,
    body: terms,
    reply: effect,
    refusals: setRefusals,
  }),
  changeStandingOrder: endpoint({
    method: 'POST',
    path: orderPath,
    summary:
      'Changes it; meals booked already stay, or follow it: those it wants no more are cancelled, others are made what it wants',
    params: orderParams,
    body: z.extend(terms, { booked: z._default(z.enum(bookedChoices), 'keep') }),
    reply: effect,
    refusals: ['standing_order_unknown', ...setRefusals],
  }),
  endStandingOrder: endpoint({
    method: 'POST',
    path: `${orderPath}/end`,
    summary: 'Ends it; meals booked already stay, or those before their cut-off are cancelled',
    params: orderParams,
    body: z.object({ booked: z._default(z.enum(bookedChoices), 'keep') }),
    reply: effect,
    refusals: ['standing_order_unknown'],
  }),
  addHold: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/holds',
    summary: 'Pauses all her standing orders; meals they booked for these days are cancelled',
    params: dinerParams,
    body: holdBody,
    reply: effect,
    refusals: ['hold_overlaps', 'hold_days_wrong'],
  }),
  changeHold: endpoint({
    method: 'POST',
    path: holdPath,
    summary: 'Makes a pause longer or shorter; days that come free are booked again',
    params: holdParams,
    body: holdBody,
    reply: effect,
    refusals: holdRefusals,
  }),
  endHold: endpoint({
    method: 'POST',
    path: `${holdPath}/end`,
    summary: 'Ends a pause now; the days that come free are booked again',
    params: holdParams,
    reply: effect,
    refusals: ['hold_unknown'],
  }),
  getComing: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/coming',
    summary:
      'All that is coming, day by day: booked, waited for, to be booked, paused, closed or skipped, and why',
    params: dinerParams,
    reply: z.object({ now: moment, days: z.array(comingDay) }),
    refusals: ['diner_unknown'],
  }),
}
