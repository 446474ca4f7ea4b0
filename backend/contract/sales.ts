import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  allowed,
  bookingState,
  cardShown,
  fenAmount,
  fenSigned,
  id,
  moment,
  plate,
  price,
  timeOfDay,
  variantView,
  way,
  when,
} from './shapes.ts'
import { asked } from './recognition.ts'
import { clash, ticket } from './tickets.ts'

const servingParams = z.object({ servingId: id })
const bookingParams = z.object({ bookingId: id })

/** One dish as it can be sold now. `left`: portions the cook made beyond the booked ones and nobody bought yet. */
const dishToSell = z.object({
  plate,
  left: z.int(),
  variant: variantView,
  /** What of it goes against her needs; forbidden: the sale is refused. Empty for a guest. */
  avoid: z.array(clash),
  ways: z.array(
    z.object({
      way,
      price,
      /** `wallet` is null for a guest: nobody knows whose it would be. */
      can: z.object({ cash: allowed, wallet: z.nullable(allowed) }),
    }),
  ),
})
export type DishToSell = z.output<typeof dishToSell>

const guestSale = z.object({
  saleId: id,
  number: z.int(),
  plate,
  portions: z.int(),
  priceFen: fenAmount,
  at: timeOfDay,
  can: z.object({ undo: allowed }),
})

const selling = z.enum(['wallet', 'counter'])
const sellingRefusals = [
  'serving_unknown',
  'serving_not_open',
  'still_bookable',
  'sale_over',
  'not_today',
  'not_yet_serving',
  'offering_unknown',
  'offering_withdrawn',
  'way_not_offered',
  'price_changed',
  'cash_short',
  'drawer_not_open',
  'remainder_gone',
] as const

/** What the window sells to whoever did not book, and what it puts right. */
export const saleEndpoints = {
  getWalkIn: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/walk-in',
    summary: 'What can be sold now without a booking: to this person, or to a guest at list price',
    params: z.object({ canteenId: id }),
    query: z.object({ dinerId: z.optional(id) }),
    reply: z.object({
      now: moment,
      /** The meal being served, or the next one of today; null when there is none. */
      serving: z.nullable(z.object({ when, can: z.object({ sell: allowed }) })),
      person: z.nullable(
        z.object({
          dinerId: id,
          maskedName: z.string(),
          balanceFen: fenSigned,
          /** Her meal at this serving, if she has one: one meal is hers, whatever she pays. */
          has: z.nullable(z.object({ bookingId: id, state: bookingState })),
        }),
      ),
      dishes: z.array(dishToSell),
      /** The last sales to guests of this serving, the latest first. */
      guests: z.array(guestSale),
    }),
    refusals: ['diner_unknown'],
  }),
  sellWalkIn: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/walk-ins',
    summary: 'Sells one portion to somebody on record who did not book, and hands it over',
    params: servingParams,
    body: z.object({
      dinerId: id,
      offeringId: id,
      way,
      pay: selling,
      /** Cash handed over, in fen; change is the difference. */
      cashFen: z._default(fenAmount, 0 as never),
      seenPayFen: fenAmount,
      /** Her card as it was read; left out, she was found by name. */
      card: z.optional(cardShown),
      /** What she was asked who was found by name, and answered rightly. */
      asked: z.optional(asked),
    }),
    reply: z.object({ ticket, changeFen: fenAmount, balanceFen: fenSigned }),
    refusals: [
      ...sellingRefusals,
      'diner_unknown',
      'diner_gone',
      'already_booked',
      'dish_clashes',
      'scheme_requires',
      'wallet_short',
      'entitlement_used',
      'daily_limit',
      'voucher_used',
      'budget_spent',
      'card_to_collect',
      'too_many_requests',
      'digits_to_collect',
      'person_to_vouch',
      'ask_to_collect',
    ],
  }),
  sellToGuest: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/guest-sales',
    summary: 'Sells portions at list price for cash to somebody nobody knows',
    params: servingParams,
    body: z.object({
      offeringId: id,
      portions: z.int().check(z.gte(1), z.lte(9)),
      way,
      cashFen: fenAmount,
      seenPayFen: fenAmount,
    }),
    reply: z.object({ saleId: id, number: z.int(), priceFen: fenAmount, changeFen: fenAmount }),
    refusals: sellingRefusals,
  }),
  undoGuestSale: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/guest-sales/:saleId/undo',
    summary: 'Takes a sale to a guest back: cash over the counter, portions to be sold again',
    params: z.object({ servingId: id, saleId: id }),
    reply: z.object({ backFen: fenAmount }),
    refusals: [
      'sale_unknown',
      'undo_too_late',
      'already_reversed',
      'drawer_not_open',
      'drawer_short',
    ],
  }),
  getHandOver: endpoint({
    method: 'GET',
    path: '/api/bookings/:bookingId/hand-over',
    summary: 'A meal that was handed over, and what can still be put right about it',
    params: bookingParams,
    reply: z.object({
      ticket,
      maskedName: z.string(),
      walkIn: z.boolean(),
      /** Cash to give back when it is undone. */
      cashFen: fenAmount,
      /** What she was given instead of which dish of hers. */
      instead: z.nullable(z.object({ ordered: plate, given: plate })),
      can: z.object({ undo: allowed, takeBack: allowed }),
      /** Dishes that could be given instead; the ways are those of the meal's first dish. */
      dishes: z.array(z.object({ plate, left: z.int(), can: z.object({ give: allowed }) })),
    }),
    refusals: ['booking_unknown', 'not_handed_over'],
  }),
  undoHandOver: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/hand-over/undo',
    summary: 'It was pressed by mistake, or given to somebody else: the meal waits for her again',
    params: bookingParams,
    body: z.object({ reason: z.enum(['mistake', 'wrong_person']) }),
    reply: z.object({ backFen: fenAmount }),
    refusals: [
      'booking_unknown',
      'not_handed_over',
      'undo_too_late',
      'month_closed',
      'drawer_not_open',
      'drawer_short',
    ],
  }),
  giveInstead: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/instead',
    summary:
      'She was given another dish for one portion: from what was made beyond the booked ones',
    params: bookingParams,
    body: z.object({ orderedOfferingId: id, offeringId: id }),
    refusals: [
      'booking_unknown',
      'not_handed_over',
      'sale_over',
      'offering_unknown',
      'offering_withdrawn',
      'dish_clashes',
      'dish_dearer',
      'exchanged_already',
      'remainder_gone',
    ],
  }),
  takeBackInstead: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/instead/undo',
    summary: 'The other dish is back on the counter, and she has what she ordered',
    params: bookingParams,
    refusals: ['booking_unknown', 'not_handed_over', 'undo_too_late'],
  }),
}
