import { decideAmendment, portionsByOffering } from '../bookings/amend.rules.ts'
import type { Amendment } from '../bookings/amend.rules.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import type { LockedBooking } from '../bookings/booking.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import { anotherMayDo, askedOf, platesFor, refusedBy } from './standing.rules.ts'
import type { StandingWish } from './standing.rules.ts'

/**
 * A booked meal as its changed order would have it, by the rules of every change: what she holds already is hers. Throws
 * the first refusal when it cannot be had so, `nothing_to_change` when it is so already.
 */
export const decideFollowing = (
  context: BookingContext,
  booking: LockedBooking,
  order: StandingWish,
): Amendment => {
  let first: Refusal | null = null
  for (const plate of platesFor(context, order, portionsByOffering(booking.lines))) {
    const asked = { ...askedOf(order, plate, context), payment: order.payment }
    const amended = refusedBy(() => decideAmendment(context, booking, asked))
    if (!(amended instanceof Refusal)) return amended
    first ??= amended
    if (!anotherMayDo.has(amended.code)) break
  }
  throw first ?? new Refusal('offering_unknown')
}

/** Nothing is decided for this meal: it is over, or its cut-off came, or somebody is at it at this moment. */
export const decidesNothing: ReadonlySet<RefusalCode> = new Set([
  'booking_over',
  'past_cutoff',
  'serving_not_open',
  'month_closed',
  'busy',
])
