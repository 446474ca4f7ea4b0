import * as z from 'zod/mini'
import { channels } from '../vocabulary/meal.ts'
import { waitWishes } from '../vocabulary/waiting.ts'
import { endpoint } from './endpoint.ts'
import { allowed, fenAmount, id, moment, paymentWay, plate, way, when } from './shapes.ts'
import { canteenCard, payment, queuePlace } from './tickets.ts'

const params = z.object({ dinerId: id, servingId: id })
/** One dish of the serving; null for whatever suits her and frees first. */
const dish = z.nullable(id)

const standing = z.object({
  when,
  cutoff: moment,
  now: moment,
  canteen: canteenCard,
  /** Her place at this serving, the latest; null when she never asked. */
  place: z.nullable(queuePlace),
  /** How an offer is paid if she takes it now; null where none is kept for her. */
  payment: z.nullable(payment),
  /** What she could ask for. */
  asking: z.object({
    plate: z.nullable(plate),
    way,
    /** The most it can cost her, whatever frees. */
    mostFen: fenAmount,
    payment,
    /** People before her. */
    ahead: z.int(),
    /** How long a portion is kept for an answer. */
    offerMinutes: z.int(),
    can: z.object({ join: allowed }),
  }),
})
export type Standing = z.output<typeof standing>

export const waitEndpoints = {
  getWait: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/waits/:servingId',
    summary: 'Her place in the queue for a meal that is sold out, and what she could ask for',
    params,
    query: z.object({ dish: z.optional(id) }),
    reply: standing,
    refusals: ['serving_unknown', 'offering_unknown', 'offering_withdrawn', 'dish_clashes'],
  }),
  joinQueue: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/waits/:servingId',
    summary: 'Asks for one portion of what is sold out, as soon as one is given back',
    params,
    body: z.object({
      dish: z._default(dish, null),
      way,
      /** `book`: booked at once, at this price at most. `ask`: kept for her answer. */
      wish: z.enum(waitWishes),
      pay: paymentWay,
      /** The most it may cost her, as the screen showed it. */
      seenPayFen: fenAmount,
      channel: z._default(z.enum(channels), 'app'),
    }),
    reply: z.object({ id, place: queuePlace }),
    refusals: [
      'serving_unknown',
      'serving_not_open',
      'past_cutoff',
      'closed_day',
      'too_far_ahead',
      'offering_unknown',
      'offering_withdrawn',
      'dish_clashes',
      'way_not_offered',
      'scheme_requires',
      'price_changed',
      'wallet_short',
      'already_booked',
      'already_waiting',
      'still_free',
      'diner_gone',
      'family_may_not_order',
      'volunteer_may_not_order',
    ],
  }),
  leaveQueue: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/waits/:servingId/leave',
    summary: 'Waits no longer; a portion kept for her goes to the next',
    params,
    refusals: ['wait_over', 'booking_over'],
  }),
  acceptOffer: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/waits/:servingId/accept',
    summary: 'Takes the portion that is kept for her, at the price it is kept at',
    params,
    body: z.object({ pay: paymentWay }),
    reply: z.object({ id }),
    refusals: ['wait_over', 'hold_over', 'wallet_short'],
  }),
}
