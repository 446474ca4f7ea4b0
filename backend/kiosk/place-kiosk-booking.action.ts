import { readBookingContext } from '../bookings/booking-context.store.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { placeBooking } from '../bookings/place-booking.action.ts'
import { readPastChoices } from '../bookings/serving-list.view.ts'
import type { PastChoice } from '../bookings/serving-list.view.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { holdVisit } from './kiosk-visit.store.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import { actorAt, kioskAt, readyMeal, refusedAt, sayNoAt } from './kiosk.rules.ts'

interface Asked {
  readonly actor: Actor
  readonly canteenId: number
  readonly visit: string
  readonly servingId: number
  readonly offeringId: number
  /** As the screen said it. */
  readonly way: Way
  readonly pay: PaymentWay
  readonly seenPayFen: Fen
}

/** Made as her record says, also where the screen may not say so. */
const variantIn = (
  context: BookingContext,
  past: readonly PastChoice[],
  { shown }: KioskVisit,
  offeringId: number,
): Variant => {
  // Nobody reads it here: what is refused, the booking itself says.
  const no = sayNoAt(shown, (code, params) => ({ code, params, sentence: '' }))
  const wanted = readyMeal(context, past, no).offers.find(
    ({ choice }) => choice.plate.offeringId === offeringId,
  )
  if (wanted === undefined) throw new Refusal('offering_unknown')
  return wanted.variant
}

/**
 * Books one portion for whoever opened the visit, made as her record says and eaten as the screen said.
 * Refuses `visit_over`, `device_required`, `serving_unknown`, `offering_unknown`, `card_short`, by digits
 * `scan_or_ask`, and what `placeBooking` refuses: `way_full` where the last seat went meanwhile. Locks the visit first, then as every booking.
 */
export const placeKioskBooking = async (
  tx: Tx,
  asked: Asked,
): Promise<{ bookingId: number; visit: KioskVisit }> => {
  const { canteenId, servingId, offeringId, way, pay, seenPayFen } = asked
  const device = kioskAt(asked.actor, canteenId)
  const visit = await holdVisit(tx, device.deviceId, asked.visit)
  const context = await readBookingContext(tx, servingId, visit.dinerId)
  if (context.serving.canteenId !== canteenId) throw new Refusal('serving_unknown')
  const past = await readPastChoices(tx, visit.dinerId)
  const variant = variantIn(context, past, visit, offeringId)
  try {
    const { bookingId } = await placeBooking(tx, {
      actor: actorAt(device, visit.name),
      dinerId: visit.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1, variant }],
      way,
      pay,
      seenPayFen,
      channel: 'kiosk',
    })
    return { bookingId, visit }
  } catch (error) {
    throw error instanceof Refusal ? refusedAt(error, visit.shown) : error
  }
}
