import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { foundClash, recipeTotals } from './ingredients.ts'
import {
  allergen,
  allowed,
  bilingual,
  day,
  fenAmount,
  id,
  instant,
  optionalWords,
  portionSize,
  servingState,
  timeOfDay,
  timeWindow,
  variantView,
  way,
  when,
} from './shapes.ts'

const variantCount = z.object({ variant: variantView, portions: z.int() })
const tile = z.object({
  offeringId: id,
  name: bilingual,
  sides: bilingual,
  size: portionSize,
  portions: z.int(),
  portionLimit: z.int(),
  /** The count frozen at cut-off; null while the serving is open. */
  frozenPortions: z.nullable(z.int()),
  /** What the cook decided to make, following the bookings since; null while nobody decided. */
  toCook: z.nullable(z.int()),
  /** Portions that stand ready at the pass. */
  ready: z.int(),
  variants: z.array(variantCount),
})
const special = z.object({
  bookingId: id,
  offeringId: id,
  number: z.nullable(z.int()),
  name: z.string(),
  dish: bilingual,
  quantity: z.int(),
  variant: variantView,
  allergens: z.array(allergen),
  notes: z.array(z.string()),
  /** What of it goes against what she may eat and nobody had asked her about, and what was made of that. */
  clashes: z.array(foundClash),
})
const change = z.object({
  at: instant,
  name: bilingual,
  offeringId: id,
  from: z.int(),
  to: z.int(),
  late: z.boolean(),
})

const board = z.object({
  /** Server's own clock and the age of the data: the board shows both. */
  asOf: instant,
  canteen: z.object({ canteenId: id, name: bilingual }),
  serving: z.nullable(
    z.object({
      when,
      state: servingState,
      cutoffAt: instant,
      closedAt: z.nullable(instant),
      booked: z.int(),
      collected: z.int(),
      /** What the office may do with it now, or why not yet. */
      can: z.object({ close: allowed, markServed: allowed, settle: allowed }),
    }),
  ),
  servings: z.array(z.object({ when, state: servingState })),
  tiles: z.array(tile),
  ways: z.array(z.object({ way, portions: z.int() })),
  /** How many are expected in each turn, in order; none where everybody has the same time. */
  windows: z.array(z.extend(timeWindow, { portions: z.int() })),
  /** By all that sets one portion apart from another; every other figure of the board is a sum of these. */
  counts: z.array(
    z.object({
      offeringId: id,
      size: portionSize,
      variant: variantView,
      way,
      /** When her turn begins; null where everybody has the same time. */
      arriveFrom: z.nullable(timeOfDay),
      portions: z.int(),
    }),
  ),
  totals: z.array(variantCount),
  specials: z.array(special),
  changes: z.array(change),
})
export type Board = z.output<typeof board>

const servingParams = z.object({ servingId: id })
const portions = z.int().check(z.gte(0), z.lte(10_000))

/** Portions to expect, between which two eight of ten such days lay, what it stands on and how far off it was. */
const expectation = z.object({
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  basis: z.array(z.object({ day, count: z.number(), outOf: z.number() })),
  pastError: z.nullable(z.number()),
})
const kitchenPlan = z.object({
  board,
  expected: z.object({ walkIns: expectation, noShows: expectation }),
  dishes: z.array(
    z.object({
      offeringId: id,
      /** Portions in all; never below the booked ones. */
      suggested: z.int(),
      decided: z.nullable(
        z.object({
          portions: z.int(),
          /** Portions booked when it was decided: those since are cooked for beside. */
          booked: z.int(),
          reason: z.string(),
          byName: z.string(),
          at: instant,
        }),
      ),
      /** The latest batch nobody took back. */
      lastBatch: z.nullable(
        z.object({ batchId: id, portions: z.int(), byName: z.string(), at: instant }),
      ),
      counted: z.nullable(
        z.object({ cooked: z.int(), leftOver: z.int(), byName: z.string(), at: instant }),
      ),
    }),
  ),
})
export type KitchenPlan = z.output<typeof kitchenPlan>

export const kitchenEndpoints = {
  getBoard: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/board',
    summary:
      'Portions by offering, variant, way and turn, specials and what changed; the next serving unless one is named',
    params: z.object({ canteenId: id }),
    query: z.object({ servingId: z.optional(id) }),
    reply: board,
    refusals: ['serving_unknown'],
  }),
  getPrepSheet: endpoint({
    method: 'GET',
    path: '/api/servings/:servingId/prep-sheet',
    summary: 'What to cook and buy for a serving, for paper',
    params: servingParams,
    reply: z.object({ board, ...recipeTotals.shape }),
    refusals: ['serving_unknown'],
  }),
  getKitchenPlan: endpoint({
    method: 'GET',
    path: '/api/servings/:servingId/plan',
    summary: 'Portions booked, whom to expect beside them and why, and what the cook decided',
    params: servingParams,
    reply: kitchenPlan,
    refusals: ['serving_unknown'],
  }),
  decideCookPlan: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/plan',
    summary:
      'The cook decides how many portions of a dish to make; below the booked count with a reason',
    params: servingParams,
    body: z.object({ offeringId: id, portions, reason: optionalWords(200) }),
    refusals: ['offering_unknown', 'serving_over', 'reason_required', 'below_sold'],
  }),
  noteCooked: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/cooked',
    summary: 'Portions that came out of the pot, and those nobody ate',
    params: servingParams,
    body: z.object({ offeringId: id, cooked: portions, leftOver: portions }),
    refusals: ['offering_unknown', 'still_open'],
  }),
  markReady: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/ready',
    summary: 'A batch of a dish stands ready',
    params: servingParams,
    body: z.object({ offeringId: id, portions: z.int().check(z.gte(1), z.lte(10_000)) }),
    refusals: ['offering_unknown', 'serving_over', 'still_open', 'not_its_day'],
  }),
  takeBackReady: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/ready/back',
    summary: 'That batch was pressed by mistake',
    params: servingParams,
    body: z.object({ offeringId: id, batchId: id }),
    refusals: ['offering_unknown', 'not_found'],
  }),
  closeServing: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/close',
    summary: 'Closes booking and freezes the count; happens by itself at cut-off',
    params: servingParams,
    reply: z.object({ booked: z.int() }),
    refusals: ['serving_unknown', 'serving_not_open', 'still_open'],
  }),
  markServed: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/served',
    summary: 'The meal is over at the counter',
    params: servingParams,
    refusals: [
      'serving_unknown',
      'still_open',
      'serving_not_open',
      'still_serving',
      'evidence_missing',
    ],
  }),
  settleServing: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/settle',
    summary: 'Uncollected bookings become missed and money is settled by the canteen’s policy',
    params: servingParams,
    reply: z.object({ missed: z.int(), lossFen: fenAmount }),
    refusals: ['serving_unknown', 'serving_not_open', 'still_open', 'evidence_missing'],
  }),
}
