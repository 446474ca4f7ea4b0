import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  allowed,
  bilingual,
  fenAmount,
  id,
  instant,
  portionSize,
  servingState,
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
  variants: z.array(variantCount),
})
const special = z.object({
  bookingId: id,
  number: z.nullable(z.int()),
  name: z.string(),
  dish: bilingual,
  quantity: z.int(),
  variant: variantView,
  allergens: z.array(allergen),
  notes: z.array(z.string()),
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
  totals: z.array(variantCount),
  specials: z.array(special),
  changes: z.array(change),
})
export type Board = z.output<typeof board>

const servingParams = z.object({ servingId: id })

export const kitchenEndpoints = {
  getBoard: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/board',
    summary:
      'Portions by offering and variant, specials and what changed; the next serving unless one is named',
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
    reply: z.object({
      board,
      dishes: z.array(
        z.object({
          name: bilingual,
          portions: z.int(),
          ingredients: z.array(z.object({ name: bilingual, grams: z.number() })),
        }),
      ),
      shopping: z.array(z.object({ name: bilingual, grams: z.number() })),
    }),
    refusals: ['serving_unknown'],
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
    refusals: ['serving_unknown', 'still_open', 'serving_not_open', 'still_serving'],
  }),
  settleServing: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/settle',
    summary: 'Uncollected bookings become missed and money is settled by the canteen’s policy',
    params: servingParams,
    reply: z.object({ missed: z.int(), lossFen: fenAmount }),
    refusals: ['serving_unknown', 'serving_not_open', 'still_open'],
  }),
}
