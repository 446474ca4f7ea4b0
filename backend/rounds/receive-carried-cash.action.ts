import { lockBookings } from '../bookings/booking.store.ts'
import { payAhead } from '../bookings/pay-ahead.action.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { carriedDifference, carriedIn } from '../payments/cash-posting.rules.ts'
import { checkCashAmount } from '../payments/drawer.rules.ts'
import { post } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { differencePosted, noteCredited, readLiveNotes } from './cash-note.store.ts'
import type { LiveNote } from './cash-note.store.ts'
import { carriedDifferenceOf, mayReceive } from './carried-cash.rules.ts'
import { lockCashAccounts, readCarried, receiveCarried } from './carried-cash.store.ts'

export interface ReceiveCarriedCash {
  readonly canteenId: number
  readonly carriedId: number
  readonly countedFen: Fen
  readonly seenNotedFen: Fen
  readonly explanation: string
}

/** Why nothing could be received: somebody did, or a note came or went since it was counted. */
const whyNot = async (tx: Tx, carriedId: number): Promise<Refusal> => {
  const now = await readCarried(tx, carriedId)
  if (now === undefined) return new Refusal('carried_unknown')
  return now.receivedBy === null
    ? new Refusal('carried_moved', { notedFen: now.notedFen })
    : new Refusal('carried_received', { by: now.receivedBy })
}

const credit = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  { noteKey, dinerId, amountFen }: LiveNote,
): Promise<void> => {
  const context = { canteenId, bookingId: null, actor }
  const posted = await post(tx, carriedIn(canteenId, dinerId, amountFen), context)
  const transactionId = present(posted, 'a note has entries')
  await noteCredited(tx, noteKey, transactionId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'wallet.topped_up',
    subject: `diner:${dinerId}`,
    detail: { amountFen, transactionId },
  })
}

const postDifference = async (
  tx: Tx,
  actor: Actor,
  { canteenId, carriedId, explanation }: ReceiveCarriedCash,
  differenceFen: Fen,
): Promise<void> => {
  const context = { canteenId, bookingId: null, actor, note: explanation }
  const found = await post(tx, carriedDifference(canteenId, differenceFen), context)
  if (found !== null) await differencePosted(tx, carriedId, found)
}

/**
 * Counts what somebody brings from the doors into the open drawer: every wallet gets what was noted for it, meals it was
 * given for are paid, and a difference goes to over and short with its reason; once, all of it or nothing. Returns the
 * difference in fen (too much is positive) and how many notes it was. Refuses `carried_unknown`, `carried_own`,
 * `amount_wrong`, `reason_required`, `drawer_not_open`, `carried_received`, `carried_moved`.
 */
export const receiveCarriedCash = async (
  tx: Tx,
  actor: Actor,
  asked: ReceiveCarriedCash,
): Promise<{ differenceFen: Fen; people: number }> => {
  const { canteenId, carriedId, countedFen, seenNotedFen, explanation } = asked
  const carried = await readCarried(tx, carriedId)
  if (carried === undefined || carried.canteenId !== canteenId) throw new Refusal('carried_unknown')
  if (!mayReceive(carried.carrier, actor.key)) throw new Refusal('carried_own')
  if (countedFen !== 0) checkCashAmount(countedFen)
  const differenceFen = carriedDifferenceOf(asked, seenNotedFen)
  const expected = await readLiveNotes(tx, carriedId)
  const bookingIds = expected.flatMap(({ bookingId }) => bookingId ?? [])
  await lockBookings(tx, bookingIds)
  await needOpenDrawer(tx, canteenId)
  const receiving = {
    carriedId,
    actor,
    notedFen: seenNotedFen,
    countedFen,
    differenceFen,
    explanation,
  }
  if (!(await receiveCarried(tx, receiving))) throw await whyNot(tx, carriedId)
  // From here on no note comes or goes.
  const notes = await readLiveNotes(tx, carriedId)
  await lockCashAccounts(
    tx,
    canteenId,
    notes.map(({ dinerId }) => dinerId),
  )
  for (const note of notes) await credit(tx, actor, canteenId, note)
  await postDifference(tx, actor, asked, differenceFen)
  for (const bookingId of new Set(notes.map((note) => note.bookingId)))
    if (bookingId !== null && bookingIds.includes(bookingId)) await payAhead(tx, actor, bookingId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'carried.received',
    subject: `carried_cash:${carriedId}`,
    detail: { carrier: carried.carrier, notedFen: seenNotedFen, countedFen, differenceFen },
  })
  return { differenceFen, people: notes.length }
}
