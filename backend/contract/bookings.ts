import * as z from 'zod/mini'
import { channels, paymentChoices } from '../vocabulary/meal.ts'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  bilingual,
  bookingState,
  day,
  fenAmount,
  fenSigned,
  id,
  moment,
  plate,
  timeOfDay,
  variant,
  variantView,
  way,
  when,
} from './shapes.ts'
import { ticket, next, today, choices, canteenCard } from './tickets.ts'

const lines = z
  .array(
    z.object({
      offeringId: id,
      quantity: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
      variant: z._default(variant, { texture: 'regular', tweaks: [], omits: [] }),
    }),
  )
  .check(z.minLength(1), z.maxLength(10))

const dinerParams = z.object({ dinerId: id })
const bookingParams = z.object({ bookingId: id })
const placed = z.object({ id, ticket })

const counterRow = z.object({
  bookingId: id,
  dinerId: id,
  number: z.nullable(z.int()),
  name: z.string(),
  door: z.string(),
  phone: z.string(),
  contact: z.nullable(z.object({ name: z.string(), relation: z.string(), phone: z.string() })),
  what: bilingual,
  quantity: z.int(),
  /** How it is made: what is left out stands in red at the counter. */
  variant: variantView,
  way,
  state: bookingState,
  dueFen: fenAmount,
  collectedAt: z.nullable(timeOfDay),
})

export const bookingEndpoints = {
  getToday: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/today',
    summary: 'The diner’s home screen: what she eats next, or could book',
    params: dinerParams,
    reply: today,
  }),
  getChoices: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/choices',
    summary: 'Everything she can have at one serving, priced for her',
    params: dinerParams,
    query: z.object({ servingId: z.optional(id), quantity: z.optional(id) }),
    reply: choices,
    refusals: ['serving_unknown'],
  }),
  placeBooking: endpoint({
    method: 'POST',
    path: '/api/bookings',
    summary: 'Books a meal at the price that was shown',
    body: z.object({
      dinerId: id,
      servingId: id,
      lines,
      way,
      pay: z.enum(paymentChoices),
      /** What the screen showed as her own share; another price is refused, never charged. */
      seenPayFen: fenAmount,
      channel: z._default(z.enum(channels), 'app'),
    }),
    reply: placed,
    refusals: [
      'serving_unknown',
      'serving_not_open',
      'past_cutoff',
      'closed_day',
      'too_far_ahead',
      'offering_unknown',
      'offering_withdrawn',
      'sold_out',
      'way_full',
      'way_not_offered',
      'quantity_wrong',
      'daily_limit',
      'variant_not_offered',
      'price_changed',
      'already_booked',
      'entitlement_used',
      'wallet_short',
      'online_payment_off',
      'amount_below_least',
      'diner_gone',
      'family_may_not_order',
      'volunteer_may_not_order',
    ],
  }),
  amendBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/amend',
    summary: 'Changes dish, portions, variant or way before cut-off',
    params: bookingParams,
    body: z.object({ lines, way, seenPayFen: fenAmount }),
    reply: placed,
    refusals: [
      'booking_unknown',
      'booking_over',
      'past_cutoff',
      'offering_unknown',
      'offering_withdrawn',
      'sold_out',
      'way_full',
      'way_not_offered',
      'quantity_wrong',
      'daily_limit',
      'variant_not_offered',
      'price_changed',
      'entitlement_used',
      'wallet_short',
      'nothing_to_change',
    ],
  }),
  payBookingOnline: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/pay',
    summary: 'Opens the page on which a held meal is paid; it is kept for twenty minutes',
    params: bookingParams,
    reply: z.object({ paymentId: id, url: z.string() }),
    refusals: [
      'booking_unknown',
      'booking_over',
      'hold_over',
      'online_payment_off',
      'provider_silent',
      'payment_over',
      'amount_below_least',
    ],
  }),
  cancelBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/cancel',
    summary: 'Cancels before cut-off; what was paid goes back to the wallet',
    params: bookingParams,
    body: z.object({ reason: z._default(z.string().check(z.maxLength(200)), '') }),
    reply: placed,
    refusals: ['booking_unknown', 'booking_over', 'past_cutoff'],
  }),
  getBooking: endpoint({
    method: 'GET',
    path: '/api/bookings/:bookingId',
    summary: 'One booking',
    params: bookingParams,
    reply: z.object({ ticket, canteen: canteenCard, now: moment }),
    refusals: ['booking_unknown'],
  }),
  getMeals: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/meals',
    summary: 'What is coming, and the last ten meals',
    params: dinerParams,
    reply: z.object({ now: moment, coming: z.array(ticket), past: z.array(ticket) }),
  }),
  collectBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/collect',
    summary: 'Hands the meal over at the counter; takes cash when it is still due',
    params: bookingParams,
    body: z.object({
      /** Cash handed over, in fen, when the booking is paid at the counter; change is the difference. */
      cashFen: z._default(fenAmount, 0 as never),
      collectedBy: z._default(z.enum(['self', 'other']), 'self'),
    }),
    reply: z.object({ ticket, changeFen: fenAmount, balanceFen: fenSigned }),
    refusals: [
      'booking_unknown',
      'booking_over',
      'already_collected',
      'not_paid_yet',
      'not_today',
      'not_yet_serving',
      'others_may_not_collect',
      'cash_short',
      'drawer_not_open',
    ],
  }),
  getDesk: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/desk',
    summary: 'What a volunteer needs to take this person’s order by phone',
    params: dinerParams,
    reply: z.object({
      now: moment,
      diner: z.object({
        dinerId: id,
        name: z.string(),
        callName: bilingual,
        gender: z.enum(['female', 'male']),
        age: z.int(),
        livesAlone: z.boolean(),
        callerNote: z.string(),
        door: z.string(),
        phoneTail: z.string(),
      }),
      needs: z.object({
        allergens: z.array(allergen),
        texture: variantView,
        others: z.array(z.string()),
      }),
      balanceFen: z.nullable(fenSigned),
      usual: z.nullable(
        z.object({
          plate: z.nullable(plate),
          name: bilingual,
          variant: variantView,
          way,
          times: z.int(),
          of: z.int(),
        }),
      ),
      week: z.array(z.object({ day, ate: z.boolean() })),
      next,
    }),
  }),
  listCallBacks: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/call-backs',
    summary: 'Usually eats, not booked for the next meal: longest absent first',
    params: z.object({ canteenId: id }),
    reply: z.object({
      now: moment,
      /** The next meal that can still be booked, and until when; null when none is open. */
      when: z.nullable(when),
      cutoff: z.nullable(moment),
      rows: z.array(
        z.object({
          dinerId: id,
          name: z.string(),
          door: z.string(),
          phone: z.string(),
          lastAte: z.nullable(day),
          daysAway: z.int(),
        }),
      ),
    }),
  }),
  getCounter: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/counter',
    summary: 'Today’s bookings at the counter: who came, who did not yet',
    params: z.object({ canteenId: id }),
    query: z.object({ servingId: z.optional(id) }),
    reply: z.object({
      now: moment,
      serving: z.nullable(
        z.object({ when, state: z.string(), booked: z.int(), collected: z.int() }),
      ),
      servings: z.array(when),
      rows: z.array(counterRow),
    }),
  }),
}
