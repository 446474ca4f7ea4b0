import { lockBooking } from '../bookings/booking.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endExchange, readExchange } from './exchange.store.ts'
import { giveBackToRemainder } from './remainder.store.ts'
import { assertUndoable } from './sale.rules.ts'

/**
 * The other dish is back on the counter, and she has what she ordered. Refuses `booking_unknown`, `not_handed_over`
 * when nothing was given instead, `undo_too_late`.
 */
export const takeBackInstead = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
): Promise<{ canteenId: number }> => {
  const { servingId, canteenId } = await lockBooking(tx, bookingId)
  const exchange = await readExchange(tx, bookingId)
  if (!exchange) throw new Refusal('not_handed_over')
  const { canteen } = present(await readServing(tx, servingId), 'a booking has a serving')
  assertUndoable(exchange.minutesAgo, canteen.undoMinutes)
  await endExchange(tx, exchange.exchangeId, actor)
  const { orderedOfferingId: ordered, givenOfferingId: given } = exchange
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'exchange.taken_back',
    subject: `booking:${bookingId}`,
    detail: { ordered, given },
  })
  await giveBackToRemainder(tx, { servingId, offeringId: given, portions: 1 })
  return { canteenId }
}
