import * as z from 'zod/mini'
import { agreements } from '../vocabulary/round.ts'
import { bookingEndpoints } from './bookings.ts'
import { roundCash } from './carried-cash.ts'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  bilingual,
  day,
  deviceMoment,
  fenAmount,
  id,
  instant,
  moment,
  paymentWay,
  portionSize,
  timeOfDay,
  variant,
  variantView,
  way,
} from './shapes.ts'
import { clash } from './tickets.ts'

/** One dish of one day as it would be made for one person, at her price. */
const offer = z.object({
  offeringId: id,
  way,
  variant: variantView,
  pay: paymentWay,
  payFen: fenAmount,
  /** Why she cannot have it, in words; null: she can. */
  because: z.nullable(z.string()),
  /** What in it goes against her needs, to be said before it is booked. */
  avoid: z.array(clash),
})
export type RoundOffer = z.output<typeof offer>

const cell = z.object({
  day,
  state: z.enum([
    'booked',
    'waiting',
    'standing',
    'open',
    'paused',
    'full',
    'closed',
    'past',
    'no_menu',
  ]),
  booked: z.nullable(
    z.object({
      bookingId: id,
      dish: bilingual,
      payFen: fenAmount,
      /** Who booked it. */
      by: z.string(),
      /** The order of a round it came from. */
      orderKey: z.nullable(z.string()),
      cancellable: z.boolean(),
    }),
  ),
  /** What a standing order will book. */
  standing: z.nullable(bilingual),
  /** Her usual, or what is suggested to her; among `offers`. */
  usual: z.nullable(id),
  offers: z.array(offer),
})
export type RoundCell = z.output<typeof cell>

const resident = z.object({
  dinerId: id,
  name: z.string(),
  callName: bilingual,
  door: z.string(),
  /** Null where the door does not tell. */
  floor: z.nullable(z.int()),
  livesAlone: z.boolean(),
  note: z.string(),
  needs: z.object({
    allergens: z.array(allergen),
    texture: variantView,
    others: z.array(z.string()),
  }),
  /** She pauses today: nobody asks why. Until when, if that is known. */
  paused: z.nullable(z.object({ until: z.nullable(day) })),
  cells: z.array(cell),
})
export type RoundResident = z.output<typeof resident>

const roundDay = z.object({
  day,
  servingId: z.nullable(id),
  from: z.nullable(timeOfDay),
  to: z.nullable(timeOfDay),
  /** ISO 8601; null where nothing is planned. */
  cutoffAt: z.nullable(instant),
  closed: z.nullable(bilingual),
  dishes: z.array(z.object({ offeringId: id, name: bilingual, size: portionSize })),
})

const round = z.object({
  /** The server's clock, so that a phone knows cut-off also without it. */
  nowAt: instant,
  today: day,
  canteen: z.object({ canteenId: id, name: bilingual, phone: z.string() }),
  building: z.object({ buildingId: id, name: z.string() }),
  days: z.array(roundDay),
  residents: z.array(resident),
  cash: roundCash,
})
export type Round = z.output<typeof round>

const orderKey = z.uuid()

/** The volunteer's round from door to door. */
export const roundEndpoints = {
  listRounds: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/rounds',
    summary: 'Buildings somebody may go round, and how many live there and have no lunch yet',
    params: z.object({ canteenId: id }),
    reply: z.object({
      now: moment,
      /** The next lunch that can be booked. */
      day: z.nullable(day),
      buildings: z.array(
        z.object({
          buildingId: id,
          name: z.string(),
          compound: z.string(),
          residents: z.int(),
          booked: z.int(),
        }),
      ),
      cash: roundCash,
    }),
  }),
  lookAtRound: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/rounds/:buildingId',
    summary:
      'A building by doors, with a week of lunches: all that the round needs without a network',
    params: z.object({ canteenId: id, buildingId: id }),
    reply: round,
    refusals: ['not_found'],
  }),
  takeRoundOrder: endpoint({
    method: 'POST',
    path: '/api/rounds/orders',
    summary:
      'A portion ordered at the door, at the price that was shown; the idempotency key is the order’s own for ever',
    body: z.object({
      dinerId: id,
      servingId: id,
      offeringId: id,
      variant,
      way,
      pay: paymentWay,
      seenPayFen: fenAmount,
      /** The phone’s clock when it was tapped. */
      takenAt: deviceMoment,
      agreed: z.enum(agreements),
    }),
    reply: z.object({ bookingId: id, day, number: z.nullable(z.int()) }),
    refusals: bookingEndpoints.placeBooking.refusals,
  }),
  takeBackRoundOrder: endpoint({
    method: 'POST',
    path: '/api/rounds/orders/back',
    summary: 'Takes an order of a round back before cut-off; one that never arrived is none',
    body: z.object({ dinerId: id, orderKey }),
    reply: z.object({ bookingId: z.nullable(id) }),
    refusals: ['booking_unknown', 'booking_over', 'past_cutoff'],
  }),
}
