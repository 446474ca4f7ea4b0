import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockBooking } from './booking.store.ts'
import { insertAnswer } from './found-clash.store.ts'
import type { ClashAnswer, ClashOfLine } from './found-clash.store.ts'
import { readClashes } from './found-clashes.view.ts'

/**
 * A person solves a clash of a booked dish without changing the order: the kitchen cooks hers apart, or she was asked
 * and wants it all the same. Refuses `booking_unknown`, `booking_over`, `not_found` when it is not so (any more),
 * `clash_forbidden` when she wants what must never be served to her.
 */
export const answerClash = async (
  tx: Tx,
  actor: Actor,
  asked: ClashOfLine & { readonly how: ClashAnswer },
): Promise<{ canteenId: number }> => {
  const booking = await lockBooking(tx, asked.bookingId)
  if (booking.state !== 'placed' && booking.state !== 'held') throw new Refusal('booking_over')
  const { found } = await readClashes(tx, booking.servingId)
  const clash = found.find(
    (one) =>
      one.bookingId === asked.bookingId &&
      one.offeringId === asked.offeringId &&
      one.key === asked.clash,
  )
  if (!clash) throw new Refusal('not_found')
  const { weight, need } = clash.clash
  if (asked.how === 'accepted' && weight === 'forbidden') throw new Refusal('clash_forbidden')
  await insertAnswer(tx, actor, { ...asked, weight })
  await appendAudit(tx, {
    chain: booking.canteenId,
    actor,
    action: 'booking.clash_answered',
    subject: `booking:${asked.bookingId}`,
    detail: { offeringId: asked.offeringId, need, how: asked.how },
  })
  return { canteenId: booking.canteenId }
}
