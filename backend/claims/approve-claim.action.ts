import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { checkClaim } from './check-claim.action.ts'
import { claimApproved } from './claim-posting.rules.ts'
import { assertAnother, assertAnswered, assertSeenSum, assertSubmitted } from './claim.rules.ts'
import { lockClaim, moveClaim, readSums } from './claim.store.ts'

/**
 * Grants what is not rejected, and locks the claim for good. Looked through once more first: an alarm that came up
 * since has to be answered. Refuses `claim_unknown`, `claim_not_submitted`, `own_claim`, `findings_open`,
 * `figures_changed`.
 */
export const approveClaim = async (
  tx: Tx,
  actor: Actor,
  asked: { readonly canteenId: number; readonly claimId: number; readonly seenFen: number },
): Promise<void> => {
  const { canteenId, claimId } = asked
  const seen = await lockClaim(tx, canteenId, claimId)
  assertSubmitted(seen)
  assertAnother(seen, actor.key)
  await checkClaim(tx, seen)
  const claim = await lockClaim(tx, canteenId, claimId)
  assertAnother(claim, actor.key)
  assertAnswered(claim)
  const sums = await readSums(tx, claimId)
  assertSeenSum(sums, asked.seenFen)
  const { approvedFen } = sums
  await moveClaim(tx, claimId, 'approved', { move: 'approve', actor, reason: '', approvedFen })
  const note = `claim ${claimId}`
  await post(tx, claimApproved(canteenId, claim.funderId, sums), {
    canteenId,
    bookingId: null,
    actor,
    note,
  })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.approved',
    subject: `claim:${claimId}`,
    detail: { month: claim.month, approvedFen },
  })
}
