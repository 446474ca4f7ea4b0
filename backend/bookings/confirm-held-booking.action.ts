import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { confirmBooking, lockBooking } from './booking.store.ts'

/**
 * The money for a held meal is in her wallet: takes it from there and books the meal. `over`: it was not held any
 * more; the money stays in her wallet. Refuses `wallet_short` when she has spent it meanwhile.
 */
export const confirmHeldBooking = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
): Promise<'confirmed' | 'over'> => {
  const booking = await lockBooking(tx, bookingId)
  if (booking.state !== 'held') return 'over'
  const { canteenId, dinerId, ownFen } = booking
  await post(tx, paidAhead(canteenId, dinerId, ownFen), { canteenId, bookingId, actor })
  await confirmBooking(tx, bookingId, { move: 'confirm', actor, reason: '' })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'booking.confirmed',
    subject: `booking:${bookingId}`,
    detail: { ownFen },
  })
  return 'confirmed'
}
