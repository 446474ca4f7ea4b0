import { readHasHeld } from '../bookings/held-bookings.store.ts'
import { lockServing, moveServing } from '../bookings/serving-moves.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readSomebodyWaits } from '../waiting/queue.store.ts'
import { freezeCount } from './frozen-count.store.ts'
import { assertMove } from './serving-moves.rules.ts'

/** Closes booking and freezes the count. Refuses `still_open` before cut-off, `serving_not_open` when it is not open. */
export const closeServing = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
): Promise<{ booked: number; canteenId: number }> => {
  const serving = await lockServing(tx, servingId)
  assertMove('close', serving)
  // Held meals are confirmed or let go within seconds of cut-off; the count freezes with none of them in it.
  if (await readHasHeld(tx, servingId)) throw new Refusal('still_open')
  // So are those still waiting told within a second: nobody is left standing at a closed window.
  if (await readSomebodyWaits(tx, servingId)) throw new Refusal('still_open')
  await moveServing(tx, servingId, 'closed')
  await freezeCount(tx, servingId)
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'serving.closed',
    subject: `serving:${servingId}`,
    detail: { booked: serving.bookedPortions },
  })
  return { booked: serving.bookedPortions, canteenId: serving.canteenId }
}
