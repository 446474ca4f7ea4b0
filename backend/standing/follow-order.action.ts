import { readBookingContext } from '../bookings/booking-context.store.ts'
import { lockBooking } from '../bookings/booking.store.ts'
import type { LockedBooking } from '../bookings/booking.store.ts'
import { writeAmendment } from '../bookings/write-amendment.action.ts'
import type { Tx } from '../kernel/database.ts'
import { setMark, undoToMark } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { decideFollowing, decidesNothing } from './follow.rules.ts'
import { recordFollowUp } from './follow-up.store.ts'
import { mayPass, skipOf } from './standing.rules.ts'
import type { StandingWish } from './standing.rules.ts'

/** Null when the meal is as its order wants it now; else why it cannot be, with everything as it was. */
const refusedIn = async (
  tx: Tx,
  booking: LockedBooking,
  order: StandingWish,
): Promise<Refusal | null> => {
  await setMark(tx)
  try {
    const context = await readBookingContext(tx, booking.servingId, booking.dinerId)
    await writeAmendment(tx, booking, context.serving, decideFollowing(context, booking, order))
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await undoToMark(tx)
    return error.code === 'nothing_to_change' ? null : error
  }
}

/**
 * Makes a meal that a standing order booked what the order wants now; where that cannot be had, the meal stays as it was
 * and the reason is written down. It is never given back first: a portion that somebody waits for would be gone.
 * Refuses what decides nothing (`booking_over`, `past_cutoff`, `serving_not_open`, `month_closed`, `busy`).
 */
export const followOrder = async (
  tx: Tx,
  order: StandingWish,
  bookingId: number,
): Promise<{ readonly canteenId: number }> => {
  const booking = await lockBooking(tx, bookingId)
  let refused = await refusedIn(tx, booking, order)
  if (refused !== null && mayPass.has(refused.code)) refused = await refusedIn(tx, booking, order)
  if (refused !== null && decidesNothing.has(refused.code)) throw refused
  await recordFollowUp(
    tx,
    { bookingId, orderId: order.orderId },
    refused === null ? null : skipOf(refused),
  )
  return { canteenId: booking.canteenId }
}
