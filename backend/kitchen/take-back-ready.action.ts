import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readPlannedOffering } from './cook-plan.store.ts'
import { takeBackBatch } from './ready-batch.store.ts'

export interface BatchToTakeBack {
  readonly servingId: number
  readonly offeringId: number
  readonly batchId: number
}

/**
 * Takes back a batch that was marked as ready by mistake. Refuses `offering_unknown`; `not_found` when that dish has no
 * such batch or somebody took it back already.
 */
export const takeBackReady = async (
  tx: Tx,
  actor: Actor,
  batch: BatchToTakeBack,
): Promise<{ canteenId: number }> => {
  const { canteenId } = await readPlannedOffering(tx, batch.servingId, batch.offeringId)
  if (!(await takeBackBatch(tx, actor, batch))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'kitchen.batch_taken_back',
    subject: `offering:${batch.offeringId}`,
    detail: { batchId: batch.batchId },
  })
  return { canteenId }
}
