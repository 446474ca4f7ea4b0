import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { assertAnother, assertSubmitted } from './claim.rules.ts'
import { lockClaim, moveClaim } from './claim.store.ts'

/** Back to the canteen with a question. Refuses `claim_unknown`, `claim_not_submitted`, `own_claim`. */
export const returnClaim = async (
  tx: Tx,
  actor: Actor,
  asked: { readonly canteenId: number; readonly claimId: number; readonly reason: string },
): Promise<void> => {
  const { canteenId, claimId, reason } = asked
  const claim = await lockClaim(tx, canteenId, claimId)
  assertSubmitted(claim)
  assertAnother(claim, actor.key)
  await moveClaim(tx, claimId, 'draft', { move: 'return', actor, reason })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.returned',
    subject: `claim:${claimId}`,
    detail: { month: claim.month },
  })
}
