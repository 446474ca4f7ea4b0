import type { Packing } from '../contract/packing.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { readPacking } from './packing.view.ts'

/**
 * Who gets which box, with door and allergies side by side: every look is on the record. Refuses `serving_unknown`.
 */
export const lookAtPacking = async (tx: Tx, actor: Actor, servingId: number): Promise<Packing> => {
  const { canteenId, ...packing } = await readPacking(tx, servingId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'kitchen.packing_looked_at',
    subject: `serving:${servingId}`,
    detail: { portions: packing.portions.length },
  })
  return packing
}
