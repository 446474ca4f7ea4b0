import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readPlannedOffering, insertCookedCount, type Noted } from './cook-plan.store.ts'

/**
 * Keeps what came out of the pot of a dish and what was left of it, in portions; the latest word counts, also on a
 * meal that was settled meanwhile. Refuses `offering_unknown`, `still_open` before the count stands, `malformed`
 * when more was left than cooked.
 */
export const noteCooked = async (
  tx: Tx,
  actor: Actor,
  noted: Noted,
): Promise<{ canteenId: number }> => {
  const { canteenId, state } = await readPlannedOffering(tx, noted.servingId, noted.offeringId)
  if (state === 'open' || state === 'planned') throw new Refusal('still_open')
  if (noted.leftOver > noted.cooked) throw new Refusal('malformed')
  await insertCookedCount(tx, actor, noted)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'kitchen.cooked_noted',
    subject: `offering:${noted.offeringId}`,
    detail: { cooked: noted.cooked, leftOver: noted.leftOver },
  })
  return { canteenId }
}
