import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { FindingAnswer } from '../vocabulary/claims.ts'
import { assertAnother, assertSubmitted } from './claim.rules.ts'
import { allowLongStatements, lockClaim } from './claim.store.ts'
import { answerFinding, freeBehind, rejectBehind } from './finding.store.ts'

/**
 * What the officer makes of an alarm: nothing wrong, or the meals behind it are not paid. Only this finding's own
 * refusals go with its answer. Refuses `claim_unknown`, `claim_not_submitted`, `own_claim`, `finding_unknown`.
 */
export const judgeFinding = async (
  tx: Tx,
  actor: Actor,
  asked: {
    readonly canteenId: number
    readonly claimId: number
    readonly findingId: number
    readonly answer: FindingAnswer
    readonly reason: string
  },
): Promise<void> => {
  const { canteenId, claimId, findingId, answer, reason } = asked
  const claim = await lockClaim(tx, canteenId, claimId)
  assertSubmitted(claim)
  assertAnother(claim, actor.key)
  await allowLongStatements(tx)
  await answerFinding(tx, claimId, findingId, { answer, reason, actor })
  if (answer === 'accepted') await freeBehind(tx, claimId, findingId)
  else await rejectBehind(tx, claimId, findingId, { reason, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.finding_judged',
    subject: `claim:${claimId}`,
    detail: { findingId, answer },
  })
}
