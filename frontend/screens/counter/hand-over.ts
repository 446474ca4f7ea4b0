import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { counterEndpoints } from '../../../backend/contract/counter.ts'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import { recognitionEndpoints } from '../../../backend/contract/recognition.ts'
import type { Recognition } from '../../../backend/contract/recognition.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { noFen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { Asked, Collector } from '../../../backend/vocabulary/recognition.ts'
import { call, isRefused } from '../../api/call.ts'
import type { CutOutcome } from './cut.ts'

export type CardShown = { token: string } | { digits: string }

/** Whose meal: a card that was scanned, or a person picked from a list. */
export type Coming =
  | { card: CardShown }
  | { bookingId: number; name: string }
  | { nothingBooked: number; name: string }

/** other: somebody she sent */
export type CollectedBy = 'self' | 'other'

export type Question = Recognition['question']

/** The card that was shown, or what she was asked; and who fetches it, if it is not she: a claim says both. */
export interface Came {
  card?: CardShown
  asked?: Asked
  collector?: Collector
}

interface Looked {
  ticket: Ticket
  name: string
  came: Came
  question: Question
}

export type Outcome =
  | { kind: 'collected'; ticket: Ticket; name: string; changeFen: Fen; balanceFen: Fen }
  /** Without a card: seen first, and asked where the canteen asks, then handed over. */
  | ({ kind: 'ready' } & Looked)
  | ({ kind: 'due' } & Looked)
  /** Somebody else came: who, and then as with herself. */
  | ({ kind: 'who'; collectors: readonly Collector[] } & Looked)
  | { kind: 'already'; ticket: Ticket; name: string }
  | { kind: 'over'; ticket: Ticket; name: string }
  | { kind: 'notBooked'; dinerId: number; name: string }
  | { kind: 'refused'; sentence: string; heading: 'unknown' | 'refused' }
  | { kind: 'failed' }
  /** Nobody answers: by the list. */
  | { kind: 'cut'; cut: CutOutcome }

export interface Cash {
  bookingId: number
  name: string
  came: Came
  cashFen: Fen
}

/** One wish is one hand-over, however often it is sent. */
export const wishOf = ({ bookingId, came, cashFen }: Omit<Cash, 'name'>) => {
  return { params: { bookingId }, body: { cashFen, ...came } }
}

/** Hands a meal over. `keyOf` gives the same wish the same key, so cash is counted once however often it is sent. */
export async function collect(
  keyOf: (wish: string) => string,
  { bookingId, name, came, cashFen }: Cash,
): Promise<Outcome> {
  const reply = await call(counterEndpoints.collectBooking, {
    ...wishOf({ bookingId, came, cashFen }),
    key: keyOf(JSON.stringify(wishOf({ bookingId, came, cashFen }))),
  })
  return { kind: 'collected', name, ...reply }
}

const refused = (sentence: string): Outcome => ({ kind: 'refused', sentence, heading: 'refused' })

/** Paid already, or cash first. */
export const next = (looked: Looked): Outcome => ({
  ...looked,
  kind: looked.ticket.payment.dueFen > 0 ? 'due' : 'ready',
})

async function look(
  bookingId: number,
  name: string,
  { card, by }: { card?: CardShown; by: CollectedBy },
): Promise<Outcome> {
  const { ticket } = await call(bookingEndpoints.getBooking, { params: { bookingId } })
  if (ticket.state === 'collected' || ticket.state === 'delivered')
    return { kind: 'already', ticket, name }
  if (ticket.state !== 'placed') return { kind: 'over', ticket, name }
  if (card !== undefined && by === 'self')
    return next({ ticket, name, came: { card }, question: null })
  const { can, question, collectors } = await call(recognitionEndpoints.getRecognition, {
    params: { bookingId },
    query: { card: card === undefined ? 'forgotten' : 'shown', by },
  })
  if (card === undefined && !can.byName.allowed) return refused(can.byName.because.sentence)
  if (by === 'other' && !can.byOther.allowed) return refused(can.byOther.because.sentence)
  const came = { ...(card && { card }), ...(question && { asked: question.what }) }
  const looked = { ticket, name, came, question }
  return by === 'other' ? { ...looked, kind: 'who', collectors } : next(looked)
}

/** A card is proof enough: what is booked and paid is handed over at once. A name is looked at first. */
export async function welcome(
  canteenId: number,
  keyOf: (wish: string) => string,
  coming: Coming,
  by: CollectedBy,
): Promise<Outcome> {
  if ('nothingBooked' in coming)
    return { kind: 'notBooked', dinerId: coming.nothingBooked, name: coming.name }
  if ('bookingId' in coming) return look(coming.bookingId, coming.name, { by })
  const card = await call(dinerEndpoints.lookUpCard, { params: { canteenId }, body: coming.card })
  const { bookingId, maskedName: name } = card
  if (bookingId === null) return { kind: 'notBooked', dinerId: card.dinerId, name }
  const found = await look(bookingId, name, { by, card: coming.card })
  return found.kind === 'ready'
    ? collect(keyOf, { bookingId, name, came: found.came, cashFen: noFen })
    : found
}

export function outcomeOf(error: Error): Outcome {
  if (!isRefused(error)) return { kind: 'failed' }
  const { code, sentence } = error.refusal
  return code === 'card_unknown'
    ? { kind: 'refused', sentence, heading: 'unknown' }
    : refused(sentence)
}
