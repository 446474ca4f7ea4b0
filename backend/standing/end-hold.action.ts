import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { closeHold, readHold } from './hold.store.ts'
import { lockStanding } from './standing.store.ts'

/** Ends a pause at once; the job books the days that come free. Refuses `hold_unknown`. */
export const endHold = async (
  tx: Tx,
  actor: Actor,
  { dinerId, holdId }: { readonly dinerId: number; readonly holdId: number },
): Promise<void> => {
  const { canteenId } = await lockStanding(tx, dinerId)
  await readHold(tx, dinerId, holdId)
  await closeHold(tx, holdId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'standing_hold.ended',
    subject: `standing_hold:${holdId}`,
    detail: { dinerId },
  })
}
