import * as z from 'zod/mini'
import { channels, paymentChoices, readBacks } from '../vocabulary/meal.ts'
import { endpoint } from './endpoint.ts'
import { fenAmount, id, moment, timeOfDay, variant, way } from './shapes.ts'
import { serial } from './vouchers.ts'
import { ticket, today, choices, canteenCard } from './tickets.ts'

const lines = z
  .array(
    z.object({
      offeringId: id,
      quantity: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
      variant: z._default(variant, { texture: 'regular', tweaks: [], omits: [] }),
    }),
  )
  .check(z.minLength(1), z.maxLength(10))

/** Numbers of the vouchers she hands over; left out, those in her name are taken as the schemes say. */
const vouchers = z.optional(z.array(serial).check(z.maxLength(20)))

/** When the turn begins in which she comes; left out, her usual one, or the one she has. */
const arriveFrom = z.optional(timeOfDay)

/** Said by whoever has her on the telephone; from anybody else it means nothing. */
const readBack = z._default(z.enum(readBacks), 'no')

const dinerParams = z.object({ dinerId: id })
const bookingParams = z.object({ bookingId: id })
const placed = z.object({ id, ticket })

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
      arriveFrom,
      pay: z.enum(paymentChoices),
      /** What the screen showed as her own share; another price is refused, never charged. */
      seenPayFen: fenAmount,
      vouchers,
      channel: z._default(z.enum(channels), 'app'),
      readBack,
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
      'budget_spent',
      'scheme_requires',
      'voucher_unknown',
      'voucher_used',
      'voucher_expired',
      'voucher_void',
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
    summary: 'Changes dish, portions, variant, way or turn before cut-off',
    params: bookingParams,
    body: z.object({ lines, way, arriveFrom, seenPayFen: fenAmount, vouchers, readBack }),
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
      'budget_spent',
      'scheme_requires',
      'voucher_unknown',
      'voucher_used',
      'voucher_expired',
      'voucher_void',
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
    body: z.object({ reason: z._default(z.string().check(z.maxLength(200)), ''), readBack }),
    reply: placed,
    refusals: ['booking_unknown', 'booking_over', 'past_cutoff'],
  }),
  getBooking: endpoint({
    method: 'GET',
    path: '/api/bookings/:bookingId',
    summary: 'One booking',
    params: bookingParams,
    reply: z.object({ dinerId: id, ticket, canteen: canteenCard, now: moment }),
    refusals: ['booking_unknown'],
  }),
  // Beside the home screen that asks it: the queue's own endpoints are fetched by those who wait.
  markWaitSeen: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/waits/:servingId/seen',
    summary: 'She has read how her waiting for a sold-out meal came out',
    params: z.object({ dinerId: id, servingId: id }),
  }),
  getMeals: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/meals',
    summary: 'What is coming, and the last ten meals',
    params: dinerParams,
    reply: z.object({
      now: moment,
      coming: z.array(ticket),
      past: z.array(ticket),
    }),
  }),
}
