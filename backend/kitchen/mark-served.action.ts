import { lockServing, moveServing } from '../bookings/serving-moves.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { askEvidence } from '../safety/ask-evidence.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { assertMove } from './serving-moves.rules.ts'

/** The meal is over at the counter. Refuses `still_serving` until its window ends, `still_open`, `serving_not_open`, a person also `evidence_missing`. */
export const markServed = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
): Promise<{ canteenId: number }> => {
  const serving = await lockServing(tx, servingId)
  assertMove('markServed', serving)
  await askEvidence(tx, actor, servingId)
  await moveServing(tx, servingId, 'served')
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'serving.served',
    subject: `serving:${servingId}`,
  })
  return { canteenId: serving.canteenId }
}
