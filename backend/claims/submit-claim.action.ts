import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { checkClaim } from './check-claim.action.ts'
import { assertDraft } from './claim.rules.ts'
import { lockClaim, moveClaim } from './claim.store.ts'

/** Hands a claim to the officer, looked through once more. Refuses `claim_unknown`, `claim_not_draft`. */
export const submitClaim = async (
  tx: Tx,
  actor: Actor,
  asked: { readonly canteenId: number; readonly claimId: number; readonly note: string },
): Promise<void> => {
  const { canteenId, claimId, note } = asked
  const claim = await lockClaim(tx, canteenId, claimId)
  assertDraft(claim)
  await checkClaim(tx, claim)
  await moveClaim(tx, claimId, 'submitted', { move: 'submit', actor, reason: note })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.submitted',
    subject: `claim:${claimId}`,
    detail: { month: claim.month },
  })
}
