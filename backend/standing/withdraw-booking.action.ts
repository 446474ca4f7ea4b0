import { cancelBooking } from '../bookings/cancel-booking.action.ts'
import { standingActor } from '../bookings/acting.rules.ts'
import type { Tx } from '../kernel/database.ts'
import { followOrder } from './follow-order.action.ts'
import { lockWanting } from './follow-up.store.ts'
import { lockWithdrawal } from './withdrawal.store.ts'

/**
 * Takes one meal back, as long as whatever asked for it still does: null when the pause has been made shorter or ended
 * meanwhile. Where a changed order still wants a meal there, it follows the order instead (`followOrder`): no change
 * costs her a meal she has. Refuses what `cancelBooking` and `followOrder` refuse.
 */
export const withdrawBooking = async (
  tx: Tx,
  bookingId: number,
): Promise<{ readonly canteenId: number } | null> => {
  const asked = await lockWithdrawal(tx, bookingId)
  if (asked === null) return null
  const order = asked.paused ? null : await lockWanting(tx, asked)
  if (order !== null) return followOrder(tx, order, bookingId)
  return cancelBooking(tx, standingActor(asked.askedByName), bookingId, 'standing order')
}
