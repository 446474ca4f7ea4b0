import * as z from 'zod/mini'
import { paymentWays } from '../vocabulary/meal.ts'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  allowed,
  bilingual,
  bookingState,
  cardShown,
  day,
  fenAmount,
  fenSigned,
  id,
  moment,
  paymentWay,
  plate,
  portionSize,
  variantView,
  way,
  when,
} from './shapes.ts'

/** What she pays, and why so little; the sentence with the schemes' names stays out of a public room. */
const kioskPrice = z.object({ listFen: fenAmount, subsidyFen: fenAmount, payFen: fenAmount })

/** A booked meal as it goes onto the roll of paper. */
const slip = z.object({
  bookingId: id,
  number: z.nullable(z.int()),
  state: bookingState,
  when,
  dishes: z.array(z.object({ name: bilingual, size: portionSize, quantity: z.int() })),
  picture: z.string(),
  /** How it is made for her; null where only digits were typed, because it tells of her health. */
  variant: z.nullable(variantView),
  way,
  price: kioskPrice,
  payment: z.object({ by: paymentWay, dueFen: fenAmount }),
  can: z.object({ cancel: allowed, until: moment }),
})
export type Slip = z.output<typeof slip>

/** One dish of a serving, as she would get it. */
const offer = z.object({
  plate,
  variant: z.nullable(variantView),
  /** Her allergens in it that cannot be left out; empty where only digits were typed. */
  avoid: z.array(allergen),
  way,
  price: kioskPrice,
  /** `enough`: whether her card reaches. Never by how much it does not. */
  payment: z.object({ by: paymentWay, enough: z.boolean() }),
  can: z.object({ book: allowed }),
})
export type KioskOffer = z.output<typeof offer>

const kioskNext = z.discriminatedUnion('state', [
  z.object({ state: z.literal('booked'), slip }),
  z.object({
    state: z.literal('open'),
    when,
    cutoff: moment,
    /** Null where only digits were typed. */
    balanceFen: z.nullable(fenSigned),
    usual: z.nullable(
      z.object({ offeringId: id, basis: z.enum(['birthday', 'lastTime', 'usual', 'offered']) }),
    ),
    offers: z.array(offer),
  }),
  z.object({ state: z.literal('soldOut'), when }),
  z.object({ state: z.literal('afterCutoff'), when, cutoff: moment }),
  z.object({ state: z.literal('closedDay'), day, reason: bilingual, reopens: z.nullable(day) }),
  z.object({ state: z.literal('noMenu'), day }),
])
export type KioskNext = z.output<typeof kioskNext>

const visitView = z.object({
  maskedName: z.string(),
  shown: z.enum(['card', 'digits']),
  now: moment,
  /** Today's meal that waits to be collected. */
  waiting: z.nullable(slip),
  next: kioskNext,
})
export type VisitView = z.output<typeof visitView>

/** The visit's secret travels in bodies only: no address, no record of requests holds it. */
const visit = z.string().check(z.regex(/^[\w-]{43}$/))
const canteenParams = z.object({ canteenId: id })

/** What a registered kiosk may do, and nothing else: one person at a time, for as long as she stands there. */
export const kioskEndpoints = {
  openKioskVisit: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/kiosk/visits',
    summary: 'A card is scanned or its six digits typed: who it is, and her next meal',
    params: canteenParams,
    body: cardShown,
    reply: z.object({ visit: z.string(), view: visitView }),
    refusals: ['card_unknown', 'card_elsewhere', 'digits_locked', 'device_required'],
  }),
  lookAtKioskVisit: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/kiosk/visits/look',
    summary: 'The same once more: somebody still stands there',
    params: canteenParams,
    body: z.object({ visit }),
    reply: visitView,
    refusals: ['visit_over', 'device_required'],
  }),
  placeKioskBooking: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/kiosk/bookings',
    summary:
      'One portion of one dish, made as her record says, in the way and at the price that were shown; by digits nothing is told of her',
    params: canteenParams,
    body: z.object({
      visit,
      servingId: id,
      offeringId: id,
      way,
      pay: z.enum(paymentWays),
      seenPayFen: fenAmount,
    }),
    reply: z.object({ slip, now: moment }),
    refusals: [
      'visit_over',
      'device_required',
      'serving_unknown',
      'serving_not_open',
      'past_cutoff',
      'closed_day',
      'offering_unknown',
      'offering_withdrawn',
      'sold_out',
      'way_full',
      'way_not_offered',
      'daily_limit',
      'dish_clashes',
      'price_changed',
      'already_booked',
      'entitlement_used',
      'budget_spent',
      'scheme_requires',
      'voucher_used',
      'card_short',
      'scan_or_ask',
      'diner_gone',
    ],
  }),
  cancelKioskBooking: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/kiosk/bookings/:bookingId/cancel',
    summary: 'Cancels her meal before cut-off; with digits only what a kiosk booked',
    params: z.object({ canteenId: id, bookingId: id }),
    body: z.object({ visit }),
    reply: z.object({ slip, now: moment }),
    refusals: [
      'visit_over',
      'device_required',
      'booking_unknown',
      'booking_over',
      'past_cutoff',
      'card_needed',
    ],
  }),
  endKioskVisit: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/kiosk/visits/end',
    summary: 'She is done, or walked away',
    params: canteenParams,
    body: z.object({ visit }),
  }),
}
