import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { checkClaim } from './check-claim.action.ts'
import { assertOpen } from './claim.rules.ts'
import { lockClaim } from './claim.store.ts'

/** Looks for alarms again, by what is known by now. Refuses `claim_unknown`, `claim_approved`. */
export const recheckClaim = async (
  tx: Tx,
  actor: Actor,
  { canteenId, claimId }: { readonly canteenId: number; readonly claimId: number },
): Promise<void> => {
  const claim = await lockClaim(tx, canteenId, claimId)
  assertOpen(claim)
  await checkClaim(tx, claim)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.checked',
    subject: `claim:${claimId}`,
  })
}
