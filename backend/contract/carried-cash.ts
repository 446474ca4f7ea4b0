import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { allowed, fenAmount, fenSigned, id, instant, optionalWords, words } from './shapes.ts'

const noteKey = z.uuid()

/** Cash of one person that the asker took at a door and has not handed in. */
const ownNote = z.object({
  noteKey,
  dinerId: id,
  name: z.string(),
  door: z.string(),
  amountFen: fenAmount,
  notedAt: instant,
})
export type CashNote = z.output<typeof ownNote>

/** What somebody going round may take, and what she carries. */
export const roundCash = z.object({
  taken: z.boolean(),
  /** At most from one person at a time, and together until it is handed in. */
  noteMostFen: fenAmount,
  carriedMostFen: fenAmount,
  notes: z.array(ownNote),
})
export type RoundCash = z.output<typeof roundCash>

const carried = z.object({
  carriedId: id,
  carrierName: z.string(),
  notedFen: fenAmount,
  /** For longer than a day. */
  overdue: z.boolean(),
  notes: z.array(
    z.object({ name: z.string(), door: z.string(), amountFen: fenAmount, notedAt: instant }),
  ),
  can: z.object({ receive: allowed }),
})
export type Carried = z.output<typeof carried>

const received = z.object({
  carriedId: id,
  carrierName: z.string(),
  receivedByName: z.string(),
  receivedAt: instant,
  notedFen: fenAmount,
  /** Counted more than noted is positive. */
  differenceFen: fenSigned,
  explanation: z.string(),
})

/** Cash from the doors: noted there, and money only once the counter has received it. */
export const carriedCashEndpoints = {
  noteCash: endpoint({
    method: 'POST',
    path: '/api/rounds/cash',
    summary: 'Cash taken at a door for her wallet; the idempotency key is the note’s own for ever',
    body: z.object({
      dinerId: id,
      amountFen: fenAmount,
      /** The phone’s clock when it was tapped. */
      notedAt: z.iso.datetime(),
      /** The order of a round that is to be paid with it; null: none. */
      forOrder: z.nullable(z.uuid()),
    }),
    reply: z.object({ carriedFen: fenAmount }),
    refusals: ['diner_gone', 'round_cash_off', 'amount_wrong', 'carried_full'],
  }),
  takeBackCashNote: endpoint({
    method: 'POST',
    path: '/api/rounds/cash/back',
    summary:
      'Takes a note back until it is handed in, with the reason; one that never came is none',
    body: z.object({ dinerId: id, noteKey, reason: words(100) }),
    refusals: ['note_unknown', 'note_handed_over'],
  }),
  listCarriedCash: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/cash/carried',
    summary: 'What is on its way from the doors, by who carries it, and what came in lately',
    params: z.object({ canteenId: id }),
    reply: z.object({ carried: z.array(carried), received: z.array(received) }),
  }),
  receiveCarriedCash: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/carried/:carriedId/receive',
    summary: 'Counts what somebody brings from the doors into the drawer, and credits every wallet',
    params: z.object({ canteenId: id, carriedId: id }),
    body: z.object({
      countedFen: fenAmount,
      /** What the screen said it should be: should a note have come or gone since, it is counted again. */
      seenNotedFen: fenAmount,
      explanation: z._default(optionalWords(200), ''),
    }),
    reply: z.object({ differenceFen: fenSigned, people: z.int() }),
    refusals: [
      'carried_unknown',
      'carried_received',
      'carried_moved',
      'carried_own',
      'drawer_not_open',
      'amount_wrong',
      'reason_required',
    ],
  }),
}
