import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readPlannedOffering } from './cook-plan.store.ts'
import { insertReadyBatch, type ReadyBatch } from './ready-batch.store.ts'

/**
 * A batch of a dish stands ready, in portions. Refuses `offering_unknown`; `serving_over` once the meal was served;
 * `still_open` before booking opened, when there is nothing to cook yet; `not_its_day` on any day but the meal's own:
 * a box is good for four hours after the pot, and a pot of the day before would make its label a day too early.
 */
export const markReady = async (
  tx: Tx,
  actor: Actor,
  batch: ReadyBatch,
): Promise<{ canteenId: number }> => {
  const { canteenId, state, itsDay } = await readPlannedOffering(
    tx,
    batch.servingId,
    batch.offeringId,
  )
  if (state === 'served' || state === 'settled') throw new Refusal('serving_over')
  if (state === 'planned') throw new Refusal('still_open')
  if (!itsDay) throw new Refusal('not_its_day')
  await insertReadyBatch(tx, actor, batch)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'kitchen.batch_ready',
    subject: `offering:${batch.offeringId}`,
    detail: { portions: batch.portions },
  })
  return { canteenId }
}
