import { confirmHeldBooking } from '../bookings/confirm-held-booking.action.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { PaymentWay } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { takeBackOffer } from './take-back-offer.action.ts'
import { lockWait, serveWait } from './wait.store.ts'

/**
 * She takes the portion that is kept for her, at the price it is kept at. Refuses `wait_over`, `hold_over` when the time
 * has passed, `wallet_short`.
 */
export const acceptOffer = async (
  tx: Tx,
  actor: Actor,
  place: { readonly servingId: number; readonly dinerId: number },
  pay: PaymentWay,
): Promise<{ bookingId: number; canteenId: number }> => {
  const wait = await lockWait(tx, place)
  const { waitId, canteenId, bookingId } = wait
  if (bookingId === null) throw new Refusal('wait_over')
  // Judged once more below with the booking locked; a clock that has run out is over even before a job sees it.
  if (!wait.offerStands) throw new Refusal('hold_over')
  await takeBackOffer(tx, wait)
  if ((await confirmHeldBooking(tx, actor, bookingId, pay)) === 'over')
    throw new Refusal('hold_over')
  await serveWait(tx, waitId, { state: 'booked', bookingId })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'waiting.served',
    subject: `wait:${waitId}`,
    detail: { bookingId, pay },
  })
  return { bookingId, canteenId }
}
