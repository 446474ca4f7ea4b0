import * as z from 'zod/mini'
import { readBacks } from '../vocabulary/meal.ts'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  bilingual,
  bookingState,
  cardShown,
  day,
  fenAmount,
  fenSigned,
  id,
  moment,
  plate,
  timeOfDay,
  variantView,
  way,
  timeWindow,
  when,
} from './shapes.ts'
import { asked, collector, recognition } from './recognition.ts'
import { next, ticket } from './tickets.ts'

const dinerParams = z.object({ dinerId: id })
const bookingParams = z.object({ bookingId: id })

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
  /** Sold at the counter: not among the booked ones. */
  walkIn: z.boolean(),
  dueFen: fenAmount,
  collectedAt: z.nullable(timeOfDay),
  collector: z.nullable(collector),
})

/** What the window and the desk see of bookings. Apart from booking itself: an elder's phone fetches none of it. */
export const counterEndpoints = {
  collectBooking: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/collect',
    summary: 'Hands the meal over at the counter; takes cash when it is still due',
    params: bookingParams,
    body: z.object({
      /** Cash handed over, in fen, when the booking is paid at the counter; change is the difference. */
      cashFen: z._default(fenAmount, 0 as never),
      /** Left out, she comes herself. */
      collector: z.optional(collector),
      /** Her card as it was read; left out, she was found by name. A claim says which. */
      card: z.optional(cardShown),
      /** What she was asked who was found by name, and answered rightly. */
      asked: z.optional(asked),
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
      'card_to_collect',
      'too_many_requests',
      'digits_to_collect',
      'person_to_vouch',
      'ask_to_collect',
      'cash_short',
      'drawer_not_open',
    ],
  }),
  getDesk: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/desk',
    summary: 'What a volunteer needs to take this person’s order by phone',
    params: dinerParams,
    /** Left out: her next meal. */
    query: z.object({ servingId: z.optional(id) }),
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
      /** Turns of that meal she may choose from; none where everybody has the same time. */
      windows: z.array(timeWindow),
      /** Who wrote down what is booked, when, and whether it was read back to her; null when nothing is. */
      written: z.nullable(z.object({ by: z.string(), at: moment, readBack: z.enum(readBacks) })),
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
      /** In the odd cases, for whoever stands at this counter. */
      can: recognition.shape.can,
      rows: z.array(counterRow),
    }),
  }),
}
