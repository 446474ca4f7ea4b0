import { cancelBooking } from '../bookings/cancel-booking.action.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { holdVisit, readKioskBooking } from './kiosk-visit.store.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import { actorAt, kioskAt, mayCancel } from './kiosk.rules.ts'

interface Asked {
  readonly actor: Actor
  readonly canteenId: number
  readonly visit: string
  readonly bookingId: number
}

/**
 * Cancels a meal of whoever opened the visit. Refuses `visit_over`, `device_required`, `booking_unknown` (also for
 * somebody else's), `card_needed` and what `cancelBooking` refuses.
 */
export const cancelKioskBooking = async (
  tx: Tx,
  { actor, canteenId, visit: secret, bookingId }: Asked,
): Promise<{ bookingId: number; visit: KioskVisit }> => {
  const device = kioskAt(actor, canteenId)
  const visit = await holdVisit(tx, device.deviceId, secret)
  const booking = await readKioskBooking(tx, bookingId)
  if (booking?.dinerId !== visit.dinerId || booking.canteenId !== canteenId)
    throw new Refusal('booking_unknown')
  if (!mayCancel(visit.shown, booking.atKiosk ? 'at a kiosk' : 'elsewhere'))
    throw new Refusal('card_needed')
  await cancelBooking(tx, actorAt(device, visit.name), bookingId, '')
  return { bookingId, visit }
}
