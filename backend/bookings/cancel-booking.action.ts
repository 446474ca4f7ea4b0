import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { exchangeBudgets } from '../subsidies/budget.store.ts'
import { returnUsage } from '../subsidies/usage.store.ts'
import { exchangeVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ReadBack } from '../vocabulary/meal.ts'
import { present } from '../vocabulary/invariant.ts'
import { negativeFen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { actingAs, heardYes } from './acting.rules.ts'
import { assertBeforeCutoff, assertMonthOpen } from './booking.rules.ts'
import { clearBudgets, clearUsages, endBooking, lockBooking } from './booking.store.ts'
import { moveOfferings, moveWay, recount, uncountHeld } from './counters.store.ts'

/**
 * Cancels before cut-off; what was paid goes back to the wallet, entitlement, vouchers and portions become free. What is only
 * held while it is being paid is let go at any time: nobody has paid for it yet.
 * Refuses `booking_unknown`, `booking_over`, `past_cutoff`, `month_closed`.
 */
export const cancelBooking = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
  reason: string,
  said: ReadBack = 'no',
): Promise<{ bookingId: number; canteenId: number }> => {
  const booking = await lockBooking(tx, bookingId)
  assertMonthOpen(booking)
  const held = booking.state === 'held'
  if (booking.state !== 'placed' && !held) throw new Refusal('booking_over')
  const serving = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  if (!held) assertBeforeCutoff(serving)
  const readBack = heardYes(actingAs(actor, booking.dinerId, booking.canteenId), said)
  const move = held ? 'release' : 'cancel'
  await endBooking(tx, bookingId, 'cancelled', { move, actor, reason, readBack })
  await returnUsage(tx, booking.dinerId, booking.usages)
  await exchangeVouchers(tx, booking, [])
  await clearUsages(tx, bookingId)
  await clearBudgets(tx, bookingId)
  const { canteenId } = booking
  if (booking.payment === 'wallet' && !held)
    await post(tx, paidAhead(canteenId, booking.dinerId, negativeFen(booking.ownFen)), {
      canteenId,
      bookingId,
      actor,
    })
  await moveOfferings(
    tx,
    booking.servingId,
    booking.lines.map((line) => ({
      bookingId,
      offeringId: line.offeringId,
      name: '',
      portions: -line.quantity,
    })),
  )
  await moveWay(tx, booking, -booking.portions)
  if (held) await uncountHeld(tx, booking.servingId, booking.portions)
  else await recount(tx, booking.servingId, -booking.portions)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: held ? 'booking.released' : 'booking.cancelled',
    subject: `booking:${bookingId}`,
    // The words of the reason are kept with the move; here they could name somebody and never be corrected.
    detail: { portions: booking.portions },
  })
  await exchangeBudgets(tx, canteenId, booking.budgets, [])
  return { bookingId, canteenId }
}
