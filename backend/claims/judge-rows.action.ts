import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { FindingAnswer } from '../vocabulary/claims.ts'
import { assertAnother, assertSubmitted } from './claim.rules.ts'
import { lockClaim } from './claim.store.ts'
import { acceptRows, rejectRows } from './finding.store.ts'

/**
 * Rows that no alarm named, but that the officer does not pay, or does after all.
 * Refuses `claim_unknown`, `claim_not_submitted`, `own_claim`, `claim_row_unknown`.
 */
export const judgeRows = async (
  tx: Tx,
  actor: Actor,
  asked: {
    readonly canteenId: number
    readonly claimId: number
    readonly reason: string
    readonly answer: FindingAnswer
    readonly rows: readonly number[]
  },
): Promise<void> => {
  const { canteenId, claimId } = asked
  const claim = await lockClaim(tx, canteenId, claimId)
  assertSubmitted(claim)
  assertAnother(claim, actor.key)
  const { answer, rows, reason } = asked
  if (answer === 'accepted') await acceptRows(tx, claimId, rows)
  else await rejectRows(tx, claimId, rows, { reason, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claim.rows_judged',
    subject: `claim:${claimId}`,
    detail: { answer, rows },
  })
}
