import { missBooking } from '../bookings/miss-booking.action.ts'
import { lockServing, moveServing, readUncollected } from '../bookings/serving-moves.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addFen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { assertMove } from './serving-moves.rules.ts'

/** Uncollected bookings become missed, one by one, by the canteen's policy. Refuses `still_open` until it is served. */
export const settleServing = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
): Promise<{ missed: number; lossFen: Fen; canteenId: number }> => {
  const serving = await lockServing(tx, servingId)
  assertMove('settle', serving)
  const uncollected = await readUncollected(tx, servingId)
  let lossFen = noFen
  for (const bookingId of uncollected)
    lossFen = addFen(lossFen, await missBooking(tx, actor, bookingId, serving.missedMealPolicy))
  await moveServing(tx, servingId, 'settled')
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'serving.settled',
    subject: `serving:${servingId}`,
    detail: { missed: uncollected.length, lossFen },
  })
  return { missed: uncollected.length, lossFen, canteenId: serving.canteenId }
}
