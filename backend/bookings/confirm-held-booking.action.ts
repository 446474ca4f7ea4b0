import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { PaymentWay } from '../vocabulary/meal.ts'
import { confirmBooking, lockBooking } from './booking.store.ts'

/**
 * Books a held meal: its money is taken from her wallet, or, where she pays in cash, when she collects it. `over`: it was
 * not held any more; the money stays in her wallet. Refuses `wallet_short` when she has spent it meanwhile.
 */
export const confirmHeldBooking = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
  payment: PaymentWay = 'wallet',
): Promise<'confirmed' | 'over'> => {
  const booking = await lockBooking(tx, bookingId)
  if (booking.state !== 'held') return 'over'
  const { canteenId, dinerId, ownFen } = booking
  if (payment === 'wallet')
    await post(tx, paidAhead(canteenId, dinerId, ownFen), { canteenId, bookingId, actor })
  await confirmBooking(tx, bookingId, payment, { move: 'confirm', actor, reason: '' })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'booking.confirmed',
    subject: `booking:${bookingId}`,
    detail: { ownFen },
  })
  return 'confirmed'
}
