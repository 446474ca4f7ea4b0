import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockClaim } from './claim.store.ts'
import { insertCorrection } from './finding.store.ts'

/**
 * An approved row found wrong afterwards: the next claim on the same funder takes it back.
 * Refuses `claim_unknown`, `claim_not_approved`, `claim_row_unknown`, `already_corrected`.
 */
export const correctClaimRow = async (
  tx: Tx,
  actor: Actor,
  asked: {
    readonly canteenId: number
    readonly claimId: number
    readonly reason: string
    readonly rowNo: number
  },
): Promise<void> => {
  const claim = await lockClaim(tx, asked.canteenId, asked.claimId)
  if (claim.state !== 'approved') throw new Refusal('claim_not_approved')
  await insertCorrection(tx, claim.claimId, asked.rowNo, { reason: asked.reason, actor })
  await appendAudit(tx, {
    chain: claim.canteenId,
    actor,
    action: 'claim.row_corrected',
    subject: `claim:${claim.claimId}`,
    detail: { rowNo: asked.rowNo },
  })
}
