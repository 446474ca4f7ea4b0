import * as z from 'zod/mini'
import { handOverOutcomes } from '../vocabulary/hand-overs.ts'
import { withoutCardRules } from '../vocabulary/recognition.ts'
import { endpoint } from './endpoint.ts'
import { asked, collector, question, recognition } from './recognition.ts'
import {
  bilingual,
  day,
  deviceMoment,
  fenAmount,
  id,
  instant,
  moment,
  optionalWords,
  portionSize,
  timeOfDay,
  variantView,
  way,
  when,
} from './shapes.ts'
import { carriedForHer } from './tickets.ts'

const exactInstant = instant.check(z.iso.datetime())
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What every proof on a list is made over. Two lists never share a salt. */
export const listHead = z.object({
  canteenId: id,
  day,
  madeAt: exactInstant,
  until: exactInstant,
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** The canteen's rules as they were when it was made: a counter without the network goes by these. */
  rules: z.object({ withoutCard: z.enum(withoutCardRules), othersMayCollect: z.boolean() }),
})
export type ListHead = z.output<typeof listHead>

const cardKind = z.enum(['token', 'digits'])

const listedMeal = z.object({
  bookingId: id,
  servingId: id,
  number: z.nullable(z.int()),
  name: z.string(),
  portions: z.int(),
  way,
  plates: z.array(
    z.object({
      name: bilingual,
      size: portionSize,
      quantity: z.int(),
      variant: variantView,
    }),
  ),
  dueFen: fenAmount,
  carried: carriedForHer,
  collectedAt: z.nullable(timeOfDay),
  /** The server's word that this meal was on this list; it comes back with the hand-over. */
  proof: digest,
  /** SHA-256 of what a card answers to this list's salt: enough to know a card that is shown, not to make one. */
  cards: z.array(z.object({ kind: cardKind, digest })),
  /** What she is asked without her card; only where the canteen asks, and for somebody who may vouch for her. */
  question: z.nullable(question),
  /** Who may fetch it for her, by name and relation; empty where nobody may. */
  collectors: z.array(collector),
})

const outcome = z.object({
  outcome: z.enum(handOverOutcomes),
  /** For `already`: when, and by whose hand. */
  earlierAt: z.nullable(timeOfDay),
  earlierBy: z.string(),
  /** Cash in the drawer that is not owed: goes back to her. */
  backFen: fenAmount,
})

export const handOverEndpoints = {
  getCounterList: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/counter-list',
    summary:
      'Today’s meals for a counter that may lose the network: what handing over needs, no more',
    params: z.object({ canteenId: id }),
    reply: z.object({
      head: listHead,
      /** For whoever asked. */
      can: recognition.shape.can,
      servings: z.array(when),
      meals: z.array(listedMeal),
    }),
  }),
  replayHandOver: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/hand-over',
    summary: 'Tells of a meal handed over without the network; collects it once, or says why not',
    params: z.object({ bookingId: id }),
    body: z.object({
      list: listHead,
      proof: digest,
      /** The tablet’s clock. */
      at: deviceMoment,
      /** Left out, she came herself. */
      collector: z.optional(collector),
      /** Cash kept, in fen, change already given. */
      cashFen: fenAmount,
      /** The key of an attempt with the network that nobody answered: it may have collected this very meal. */
      tried: z.optional(z.uuid()),
      /** What her card answered to the list’s salt; left out, she was found by name. */
      card: z.optional(z.object({ kind: cardKind, answer: digest })),
      /** What she was asked who was found by name, and answered rightly. */
      asked: z.optional(asked),
    }),
    reply: outcome,
    refusals: ['booking_unknown', 'list_unknown', 'drawer_not_open'],
  }),
  listHandOvers: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/hand-overs',
    summary: 'Hand-overs told late that need a person',
    params: z.object({ canteenId: id }),
    reply: z.object({
      now: moment,
      rows: z.array(
        z.object({
          handOverId: z.string(),
          bookingId: id,
          number: z.nullable(z.int()),
          name: z.string(),
          day,
          /** By the tablet’s clock. */
          at: timeOfDay,
          by: z.string(),
          cashFen: fenAmount,
          ...outcome.shape,
        }),
      ),
    }),
  }),
  answerHandOver: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/hand-overs/:handOverId/answer',
    summary: 'Says what was done about it; it is on the list no more',
    params: z.object({ canteenId: id, handOverId: z.uuid() }),
    body: z.object({
      /** `ate`: a meal written down as missed is put right on this person’s word. */
      verdict: z.enum(['ate', 'noted']),
      answer: z._default(optionalWords(200), ''),
    }),
    reply: z.object({}),
    refusals: ['not_found', 'booking_over', 'month_closed', 'budget_spent', 'drawer_not_open'],
  }),
}
