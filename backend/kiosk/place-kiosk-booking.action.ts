import { readBookingContext } from '../bookings/booking-context.store.ts'
import { placeBooking } from '../bookings/place-booking.action.ts'
import { readPastChoices } from '../bookings/serving-list.view.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { PaymentWay } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { holdVisit } from './kiosk-visit.store.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import { actorAt, kioskAt, readyMeal } from './kiosk.rules.ts'

interface Asked {
  readonly actor: Actor
  readonly canteenId: number
  readonly visit: string
  readonly servingId: number
  readonly offeringId: number
  readonly pay: PaymentWay
  readonly seenPayFen: Fen
}

/** By how much her card is short would tell what is on it, and what she must not eat whoever overheard her digits. */
const untold = (error: unknown, shown: KioskVisit['shown']): unknown => {
  if (!(error instanceof Refusal)) return error
  if (error.code === 'wallet_short') return new Refusal('card_short')
  return error.code === 'dish_clashes' && shown === 'digits' ? new Refusal('dish_clashes') : error
}

/**
 * Books one portion for whoever opened the visit, made and eaten as her record and her habit say.
 * Refuses `visit_over`, `device_required`, `serving_unknown`, `offering_unknown`, `card_short` and what
 * `placeBooking` refuses. Locks the visit first, then as every booking.
 */
export const placeKioskBooking = async (
  tx: Tx,
  asked: Asked,
): Promise<{ bookingId: number; visit: KioskVisit }> => {
  const { canteenId, servingId, offeringId, pay, seenPayFen } = asked
  const device = kioskAt(asked.actor, canteenId)
  const visit = await holdVisit(tx, device.deviceId, asked.visit)
  const context = await readBookingContext(tx, servingId, visit.dinerId)
  if (context.serving.canteenId !== canteenId) throw new Refusal('serving_unknown')
  const past = await readPastChoices(tx, visit.dinerId)
  // Whether it may be had, the booking itself decides; here only how she would have it.
  const { offers } = readyMeal(context, past, () => ({ allowed: true }))
  const wanted = offers.find(({ choice }) => choice.plate.offeringId === offeringId)
  if (wanted === undefined) throw new Refusal('offering_unknown')
  try {
    const { bookingId } = await placeBooking(tx, {
      actor: actorAt(device, visit.name),
      dinerId: visit.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1, variant: wanted.variant }],
      way: wanted.offer.way,
      pay,
      seenPayFen,
      channel: 'kiosk',
    })
    return { bookingId, visit }
  } catch (error) {
    throw untold(error, visit.shown)
  }
}
