import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { counterEndpoints } from '../../../backend/contract/counter.ts'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { noFen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { call, isRefused } from '../../api/call.ts'

export type CardShown = { token: string } | { digits: string }

/** Whose meal: a card that was scanned, or a person picked from a list. */
export type Coming =
  | { card: CardShown }
  | { bookingId: number; name: string }
  | { nothingBooked: number; name: string }

/** other: somebody she sent */
export type CollectedBy = 'self' | 'other'

/** Who came, and the card that was shown, if one was: a claim says both. */
export interface Came {
  by: CollectedBy
  card?: CardShown
}

export type Outcome =
  | { kind: 'collected'; ticket: Ticket; name: string; changeFen: Fen; balanceFen: Fen }
  /** Without a card: seen first, then handed over. */
  | { kind: 'ready'; ticket: Ticket; name: string; came: Came }
  | { kind: 'due'; ticket: Ticket; name: string; came: Came }
  | { kind: 'already'; ticket: Ticket; name: string }
  | { kind: 'over'; ticket: Ticket; name: string }
  | { kind: 'notBooked'; dinerId: number; name: string }
  | { kind: 'refused'; sentence: string; heading: 'unknown' | 'refused' }
  | { kind: 'failed' }

export interface Cash {
  bookingId: number
  name: string
  came: Came
  cashFen: Fen
}

/** Hands a meal over. `keyOf` gives the same wish the same key, so cash is counted once however often it is sent. */
export async function collect(
  keyOf: (wish: string) => string,
  { bookingId, name, came, cashFen }: Cash,
): Promise<Outcome> {
  const { by: collectedBy, card } = came
  const input = { params: { bookingId }, body: { cashFen, collectedBy, card } }
  const reply = await call(counterEndpoints.collectBooking, {
    ...input,
    key: keyOf(JSON.stringify(input)),
  })
  return { kind: 'collected', name, ...reply }
}

async function look(bookingId: number, name: string, came: Came): Promise<Outcome> {
  const { ticket } = await call(bookingEndpoints.getBooking, { params: { bookingId } })
  if (ticket.state === 'collected' || ticket.state === 'delivered')
    return { kind: 'already', ticket, name }
  if (ticket.state !== 'placed') return { kind: 'over', ticket, name }
  return { kind: ticket.payment.dueFen > 0 ? 'due' : 'ready', ticket, name, came }
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
  const came = { by, card: coming.card }
  const found = await look(bookingId, name, came)
  return found.kind === 'ready' ? collect(keyOf, { bookingId, name, came, cashFen: noFen }) : found
}

export function outcomeOf(error: Error): Outcome {
  if (!isRefused(error)) return { kind: 'failed' }
  const { code, sentence } = error.refusal
  return { kind: 'refused', sentence, heading: code === 'card_unknown' ? 'unknown' : 'refused' }
}
