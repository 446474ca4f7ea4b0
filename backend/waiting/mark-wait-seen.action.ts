import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { markSeen } from './wait.store.ts'

/** She has read how her waiting came out; read twice is read. */
export const markWaitSeen = async (
  tx: Tx,
  actor: Actor,
  place: { readonly servingId: number; readonly dinerId: number },
): Promise<void> => {
  for (const { waitId, canteenId } of await markSeen(tx, place))
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'waiting.seen',
      subject: `wait:${waitId}`,
    })
}
