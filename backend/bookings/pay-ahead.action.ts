import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post, readSpendable } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { lockBooking, payFromWallet } from './booking.store.ts'
import { dueInCash } from './hand-over.rules.ts'

/**
 * Takes a meal that was to be paid at the counter from her wallet, before it is collected. `left`: it stays to be paid
 * there, because it is over or paid, or her wallet does not hold enough.
 */
export const payAhead = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
): Promise<'paid' | 'left'> => {
  const booking = await lockBooking(tx, bookingId)
  const { canteenId, dinerId, ownFen } = booking
  if (booking.state !== 'placed' || booking.monthClosed || dueInCash(booking) === 0) return 'left'
  if ((await readSpendable(tx, dinerId)) < ownFen) return 'left'
  await post(tx, paidAhead(canteenId, dinerId, ownFen), { canteenId, bookingId, actor })
  await payFromWallet(tx, bookingId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'wallet.meal_paid',
    subject: `diner:${dinerId}`,
    detail: { bookingId, ownFen },
  })
  return 'paid'
}
