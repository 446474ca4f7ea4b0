import { missUncollected } from '../bookings/miss-uncollected.action.ts'
import { lockServing, moveServing } from '../bookings/serving-moves.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { askEvidence } from '../safety/ask-evidence.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Fen } from '../vocabulary/money.ts'
import { assertMove } from './serving-moves.rules.ts'

/** Uncollected bookings become missed, one by one, by the canteen's policy. Refuses `still_open` until it is served, a person also `evidence_missing`. */
export const settleServing = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
): Promise<{ missed: number; lossFen: Fen; canteenId: number }> => {
  const serving = await lockServing(tx, servingId)
  assertMove('settle', serving)
  await askEvidence(tx, actor, servingId)
  const { missed, lossFen } = await missUncollected(tx, actor, servingId, serving.missedMealPolicy)
  await moveServing(tx, servingId, 'settled')
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'serving.settled',
    subject: `serving:${servingId}`,
    detail: { missed, lossFen },
  })
  return { missed, lossFen, canteenId: serving.canteenId }
}
