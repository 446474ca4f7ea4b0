import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { deleteOffering, lockOffering, withdrawOffering } from './offering.store.ts'
import { servingCanteen } from './serving.store.ts'

export interface Removed {
  readonly removed: 'deleted' | 'withdrawn'
  readonly canteenId: number
}

/** Takes an offering off the menu. Whoever booked it is still cooked for: then it is only no longer sold. */
export const removeOffering = async (
  tx: Tx,
  actor: Actor,
  offeringId: number,
): Promise<Removed> => {
  const offering = await lockOffering(tx, offeringId)
  if (!offering) throw new Refusal('offering_unknown')
  const canteenId = await servingCanteen(tx, offering.servingId)
  const removed = (await deleteOffering(tx, offeringId)) ? 'deleted' : 'withdrawn'
  if (removed === 'withdrawn') await withdrawOffering(tx, offeringId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: `offering.${removed}`,
    subject: `offering:${offeringId}`,
    detail: { servingId: offering.servingId, booked: offering.booked },
  })
  return { removed, canteenId }
}
