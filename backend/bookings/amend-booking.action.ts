import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import type { ReadBack, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { decideAmendment } from './amend.rules.ts'
import { readBookingContext } from './booking-context.store.ts'
import type { AskedLine } from './booking.rules.ts'
import { lockBooking } from './booking.store.ts'
import { writeAmendment } from './write-amendment.action.ts'

export interface AmendBooking {
  readonly actor: Actor
  readonly bookingId: number
  readonly lines: readonly AskedLine[]
  readonly way: Way
  /** When the turn begins in which she comes; left out, she comes when she would have. */
  readonly arriveFrom?: TimeOfDay | undefined
  readonly seenPayFen: Fen
  /** Numbers of the vouchers she hands over; left out, the rules take from those in her name. */
  readonly vouchers?: readonly string[] | undefined
  readonly readBack?: ReadBack
}

/**
 * Changes dish, portions, variant, way or turn before cut-off, at the price shown now; the difference moves in the wallet.
 * Refuses whatever `amendBooking` of the contract names.
 */
export const amendBooking = async (
  tx: Tx,
  asked: AmendBooking,
): Promise<{ bookingId: number; canteenId: number }> => {
  const booking = await lockBooking(tx, asked.bookingId)
  const { bookingId, canteenId, servingId, dinerId, payment } = booking
  const context = await readBookingContext(tx, servingId, dinerId, asked.vouchers)
  await writeAmendment(
    tx,
    booking,
    context.serving,
    decideAmendment(context, booking, { ...asked, payment }),
  )
  return { bookingId, canteenId }
}
