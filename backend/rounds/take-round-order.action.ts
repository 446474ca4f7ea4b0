import { placeBooking } from '../bookings/place-booking.action.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Agreement } from '../vocabulary/round.ts'
import { insertRoundOrder, readRoundOrder } from './round-order.store.ts'

interface Asked {
  readonly actor: Actor
  /** The phone's own key for it, made when it was tapped. */
  readonly orderKey: string
  readonly dinerId: number
  readonly servingId: number
  readonly offeringId: number
  readonly variant: Variant
  readonly way: Way
  readonly pay: PaymentWay
  readonly seenPayFen: Fen
  readonly takenAt: Date
  readonly agreed: Agreement
}

/**
 * Books one portion that was ordered at a door, perhaps long ago: it counts from when it arrives, so after cut-off it is
 * refused whatever the phone's clock said. A key that was here before is the same order, also when its meal was taken
 * back since and however late it comes again. Refuses what `placeBooking` refuses, and `key_reused` for
 * a key that brought somebody else's order.
 */
export const takeRoundOrder = async (
  tx: Tx,
  { orderKey, takenAt, agreed, offeringId, variant, ...asked }: Asked,
): Promise<{ bookingId: number; canteenId: number }> => {
  const known = await readRoundOrder(tx, orderKey)
  if (known !== null) {
    if (known.dinerId !== asked.dinerId) throw new Refusal('key_reused')
    return known
  }
  const made = await placeBooking(tx, {
    ...asked,
    lines: [{ offeringId, quantity: 1, variant }],
    takenAt,
    channel: 'round',
  })
  const { bookingId, canteenId } = made
  await insertRoundOrder(tx, { orderKey, bookingId, agreed, takenAt, actor: asked.actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor: asked.actor,
    action: 'round.order_taken',
    subject: `booking:${bookingId}`,
    detail: { agreed, takenAt: takenAt.toISOString() },
  })
  return made
}
