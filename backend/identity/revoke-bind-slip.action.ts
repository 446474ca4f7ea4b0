import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { revokeSlip } from './bind-slip.store.ts'

export const revokeBindSlip = async (
  tx: Tx,
  actor: Actor,
  { dinerId, slipId }: { readonly dinerId: number; readonly slipId: number },
): Promise<void> => {
  const canteenId = await revokeSlip(tx, dinerId, slipId)
  if (canteenId === null) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'revoke_bind_slip',
    subject: `diner:${dinerId}`,
    detail: { slip: slipId },
  })
}
