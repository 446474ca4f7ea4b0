import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post, readBalance } from '../payments/ledger.store.ts'
import { mealMissed } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { MissedMealPolicy } from '../vocabulary/meal.ts'
import { noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { endBooking, lockBooking } from './booking.store.ts'

/** Nobody came for it: no claim on any funder, the diner pays what the canteen's policy says, the rest is its loss. */
export const missBooking = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
  policy: MissedMealPolicy,
): Promise<Fen> => {
  const booking = await lockBooking(tx, bookingId)
  // Collected between the list and the lock: nothing to settle.
  if (booking.state !== 'placed') return noFen
  const { canteenId, dinerId } = booking
  await endBooking(tx, bookingId, 'missed', { move: 'miss', actor, reason: '' })
  const meal = {
    canteenId,
    dinerId,
    payment: booking.payment,
    listFen: booking.priceFen,
    payFen: booking.ownFen,
    shares: booking.shares,
  }
  const { posting, lossFen } = mealMissed(meal, policy, await readBalance(tx, dinerId))
  await post(tx, posting, { canteenId, bookingId, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'booking.missed',
    subject: `booking:${bookingId}`,
    detail: { policy, lossFen },
  })
  return lossFen
}
