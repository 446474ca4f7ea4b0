import { cancelBooking } from '../bookings/cancel-booking.action.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { endWait } from './end-wait.action.ts'
import { takeBackOffer } from './take-back-offer.action.ts'
import { lockWait } from './wait.store.ts'

/**
 * She waits no longer; a portion kept for her answer goes to the next at once. Refuses `wait_over`, and `booking_over`
 * when the time for her answer has just passed.
 */
export const leaveQueue = async (
  tx: Tx,
  actor: Actor,
  place: { readonly servingId: number; readonly dinerId: number },
): Promise<{ canteenId: number }> => {
  const wait = await lockWait(tx, place)
  const { canteenId, bookingId } = wait
  if (bookingId !== null) {
    await takeBackOffer(tx, wait)
    await cancelBooking(tx, actor, bookingId, '')
  }
  await endWait(tx, actor, wait, bookingId === null ? 'left' : 'declined')
  return { canteenId }
}
