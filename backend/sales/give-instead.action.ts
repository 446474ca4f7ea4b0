import { lockBooking } from '../bookings/booking.store.ts'
import { variantAsked, variantFor } from '../bookings/variant.rules.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertExchange } from './exchange.store.ts'
import { takeFromRemainder } from './remainder.store.ts'
import { assertSelling, offeringOf } from './sale.rules.ts'
import { holdServingState } from './sale.store.ts'

export interface GiveInstead {
  readonly actor: Actor
  readonly bookingId: number
  /** What she should have had: one portion of it. */
  readonly orderedOfferingId: number
  readonly offeringId: number
}

/**
 * Writes down that she was given another dish for one portion of what she has collected: out of the remainder, one she
 * may eat, none that costs more. What she ordered, paid and is claimed for stays as it was sold. Refuses
 * `booking_unknown`, `not_handed_over`, `sale_over`, `offering_unknown`, `offering_withdrawn`, `dish_clashes`,
 * `dish_dearer`, `exchanged_already`, `remainder_gone`.
 */
export const giveInstead = async (tx: Tx, asked: GiveInstead): Promise<{ canteenId: number }> => {
  const { actor, bookingId, orderedOfferingId } = asked
  const booking = await lockBooking(tx, bookingId)
  if (booking.state !== 'collected') throw new Refusal('not_handed_over')
  const { servingId, canteenId, dinerId } = booking
  const serving = present(await readServing(tx, servingId), 'a booking has a serving')
  assertSelling(serving)
  const ordered = booking.lines.find(({ offeringId }) => offeringId === orderedOfferingId)
  if (!ordered || asked.offeringId === orderedOfferingId) throw new Refusal('offering_unknown')
  const given = offeringOf(serving, asked.offeringId)
  const { needs } = present(await readDinerForBooking(tx, dinerId, serving.day), 'she is on record')
  variantAsked(given, variantFor(given, needs), needs)
  if (given.priceFen > ordered.unitPriceFen) throw new Refusal('dish_dearer')
  await insertExchange(tx, bookingId, orderedOfferingId, given.offeringId, actor)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'exchange.given',
    subject: `booking:${bookingId}`,
    detail: { ordered: orderedOfferingId, given: given.offeringId },
  })
  await takeFromRemainder(tx, { servingId, ...given, portions: 1 })
  if ((await holdServingState(tx, servingId)) !== 'closed') throw new Refusal('sale_over')
  return { canteenId }
}
