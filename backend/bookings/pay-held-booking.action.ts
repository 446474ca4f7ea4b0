import type { Tx } from '../kernel/database.ts'
import { askForPayment } from '../payments/ask-for-payment.action.ts'
import { readPaymentUnderWayOf } from '../payments/online-payment.store.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockBooking } from './booking.store.ts'

/**
 * Asks for the money of a held meal; while one payment is under way it is that one. Refuses `booking_unknown`,
 * `booking_over` for a meal that needs no paying, `hold_over`, and what `askForPayment` refuses.
 */
export const payHeldBooking = async (
  tx: Tx,
  provider: PaymentProvider,
  actor: Actor,
  bookingId: number,
): Promise<{ paymentId: number }> => {
  const booking = await lockBooking(tx, bookingId)
  if (booking.state === 'cancelled') throw new Refusal('hold_over')
  if (booking.state !== 'held') throw new Refusal('booking_over')
  const underWay = await readPaymentUnderWayOf(tx, bookingId)
  if (underWay !== null) return { paymentId: underWay }
  const { canteenId, dinerId, ownFen } = booking
  return askForPayment(tx, provider, {
    actor,
    dinerId,
    amountFen: ownFen,
    booking: { bookingId, canteenId },
    linkId: null,
  })
}
