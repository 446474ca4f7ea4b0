import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { FindingAnswer } from '../vocabulary/claims.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertAnother, assertSubmitted } from './claim.rules.ts'
import { lockClaim } from './claim.store.ts'
import { acceptRows, answerFinding, readRowsBehind, rejectRows } from './finding.store.ts'

/**
 * What the officer makes of an alarm: nothing wrong, or the meals behind it are not paid; of many she may name the rows.
 * Refuses `claim_unknown`, `claim_not_submitted`, `own_claim`, `finding_unknown`, `claim_row_unknown`.
 */
export const judgeFinding = async (
  tx: Tx,
  actor: Actor,
  asked: {
    readonly canteenId: number
    readonly claimId: number
    readonly reason: string

    readonly findingId: number
    readonly answer: FindingAnswer
    readonly rows: readonly number[] | null
  },
): Promise<void> => {
  const { canteenId, claimId } = asked
  const claim = await lockClaim(tx, canteenId, claimId)
  assertSubmitted(claim)
  assertAnother(claim, actor.key)
  const { findingId, answer, reason } = asked
  const behind = await readRowsBehind(tx, claimId, findingId)
  await answerFinding(tx, claimId, findingId, { answer, reason, actor })
  const refused = answer === 'rejected' ? (asked.rows ?? behind) : []
  if (!refused.every((row) => behind.includes(row))) throw new Refusal('claim_row_unknown')
  await acceptRows(tx, claimId, behind)
  await rejectRows(tx, claimId, refused, { reason, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.finding_judged',
    subject: `claim:${claimId}`,
    detail: { findingId, answer, rejectedRows: refused.length },
  })
}
