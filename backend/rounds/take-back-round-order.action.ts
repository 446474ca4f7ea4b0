import { cancelBooking } from '../bookings/cancel-booking.action.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readRoundOrder } from './round-order.store.ts'

/**
 * Takes back what a phone ordered under a key. One that was refused, or never came, is none: then there is nothing to
 * cancel. Refuses `booking_unknown` (also for somebody else's), `booking_over`, `past_cutoff`.
 */
export const takeBackRoundOrder = async (
  tx: Tx,
  {
    actor,
    dinerId,
    orderKey,
  }: { readonly actor: Actor; readonly dinerId: number; readonly orderKey: string },
): Promise<{ bookingId: number | null; canteenId: number | null }> => {
  const order = await readRoundOrder(tx, orderKey)
  if (order === null) return { bookingId: null, canteenId: null }
  if (order.dinerId !== dinerId) throw new Refusal('booking_unknown')
  return cancelBooking(tx, actor, order.bookingId, '')
}
