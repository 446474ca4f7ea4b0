import { assertMonthOpen } from '../bookings/booking.rules.ts'
import { clearBudgets, clearUsages, lockBooking, reopenBooking } from '../bookings/booking.store.ts'
import type { LockedBooking } from '../bookings/booking.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { withdrawFromFeed } from '../notices/notice.store.ts'
import { checkDrawerCovers } from '../payments/drawer.rules.ts'
import { post } from '../payments/ledger.store.ts'
import { lockMovement } from '../payments/movement.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { handOverUndone, paidAhead } from '../payments/posting.rules.ts'
import { readDrawerBalance } from '../payments/shift.store.ts'
import { exchangeBudgets } from '../subsidies/budget.store.ts'
import { returnUsage } from '../subsidies/usage.store.ts'
import { exchangeVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { negativeFen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endExchange, readExchange } from './exchange.store.ts'
import { giveBackToRemainder } from './remainder.store.ts'
import { assertNotSettled, assertUndoable } from './sale.rules.ts'
import { holdServingState, readHandOver } from './sale.store.ts'

/** Why it was no hand-over: pressed by mistake, or she is somebody else. */
export type UndoReason = 'mistake' | 'wrong_person'

export interface UndoHandOver {
  readonly actor: Actor
  readonly bookingId: number
  readonly reason: UndoReason
}

/** A walk-in has nothing booked to go back to: it ends, and what it took is given back. */
const endWalkIn = async (tx: Tx, booking: LockedBooking): Promise<void> => {
  await returnUsage(tx, booking.dinerId, booking.usages)
  await exchangeVouchers(tx, booking, [])
  await clearUsages(tx, booking.bookingId)
  await clearBudgets(tx, booking.bookingId)
}

/** The mirror of the hand-over, and for a walk-in what she paid for it. Cash goes back over the counter. */
const reverse = async (
  tx: Tx,
  actor: Actor,
  booking: LockedBooking,
  transactionId: number | null,
): Promise<void> => {
  const { canteenId, bookingId, dinerId } = booking
  const inCash = booking.payment === 'counter' && booking.ownFen > 0
  if (inCash) await needOpenDrawer(tx, canteenId)
  if (transactionId !== null) {
    const posted = present(await lockMovement(tx, canteenId, transactionId), 'it was posted')
    const context = { canteenId, bookingId, actor, reversesId: transactionId }
    await post(tx, handOverUndone(posted.entries), context)
  }
  if (booking.channel === 'walk_in' && booking.payment === 'wallet')
    await post(tx, paidAhead(canteenId, dinerId, negativeFen(booking.ownFen)), {
      canteenId,
      bookingId,
      actor,
    })
  if (inCash) checkDrawerCovers(await readDrawerBalance(tx, canteenId))
}

/** Portions that came out of the remainder and are on the counter again. */
const giveBack = async (tx: Tx, actor: Actor, booking: LockedBooking): Promise<void> => {
  const { servingId, bookingId } = booking
  const exchange = await readExchange(tx, bookingId)
  if (exchange) await endExchange(tx, exchange.exchangeId, actor)
  const given = exchange ? [{ offeringId: exchange.givenOfferingId, quantity: 1 }] : []
  const sold = booking.channel === 'walk_in' ? booking.lines : []
  const back = [...given, ...sold].toSorted((a, b) => a.offeringId - b.offeringId)
  for (const { offeringId, quantity: portions } of back)
    await giveBackToRemainder(tx, { servingId, offeringId, portions })
}

/**
 * Takes a hand-over back within the canteen's minutes: pressed by mistake, or given to somebody else. A booked meal
 * waits for her again, a walk-in is over; no claim contains either. Refuses `booking_unknown`, `not_handed_over`,
 * `undo_too_late`, `month_closed`, `drawer_not_open`, `drawer_short`.
 */
export const undoHandOver = async (
  tx: Tx,
  { actor, bookingId, reason }: UndoHandOver,
): Promise<{ canteenId: number; backFen: Fen }> => {
  const booking = await lockBooking(tx, bookingId)
  if (booking.state !== 'collected') throw new Refusal('not_handed_over')
  assertMonthOpen(booking)
  const { canteenId, dinerId } = booking
  const { canteen } = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  const { time, minutesAgo, transactionId } = await readHandOver(tx, bookingId)
  assertUndoable(minutesAgo, canteen.undoMinutes)
  const walkIn = booking.channel === 'walk_in'
  const to = walkIn ? 'cancelled' : 'placed'
  await reopenBooking(tx, bookingId, to, { move: 'undo', actor, reason })
  if (walkIn) await endWalkIn(tx, booking)
  await reverse(tx, actor, booking, transactionId)
  await withdrawFromFeed(tx, { canteenId, dinerId, kind: 'collected', params: { time } })
  const backFen = walkIn || booking.payment === 'counter' ? booking.ownFen : noFen
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'booking.hand_over_undone',
    subject: `booking:${bookingId}`,
    detail: { reason, backFen },
  })
  await giveBack(tx, actor, booking)
  // Settling takes the serving for itself.
  assertNotSettled(await holdServingState(tx, booking.servingId), canteen.undoMinutes)
  if (walkIn) await exchangeBudgets(tx, canteenId, booking.budgets, [])
  return { canteenId, backFen }
}
