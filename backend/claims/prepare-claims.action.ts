import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Month } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { checkClaim } from './check-claim.action.ts'
import { allowLongStatements, insertClaim, insertClaimRows, moveClaim } from './claim.store.ts'
import { readFundersToAsk, readMonthIsClosed } from './claim.store.ts'

/**
 * Writes down what a canteen asks each funder for, for a closed month: every meal handed over, and what earlier claims
 * have to give back. Refuses `claim_month_open`, `claims_prepared`, `nothing_to_claim`.
 */
export const prepareClaims = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  month: Month,
): Promise<{ claimIds: number[] }> => {
  if (!(await readMonthIsClosed(tx, canteenId, month))) throw new Refusal('claim_month_open')
  await allowLongStatements(tx)
  const funders = await readFundersToAsk(tx, canteenId, month)
  if (funders.length === 0) throw new Refusal('nothing_to_claim')
  const claimIds: number[] = []
  for (const funderId of funders) {
    const claimId = await insertClaim(tx, canteenId, funderId, month)
    await insertClaimRows(tx, claimId, { canteenId, funderId, month })
    await checkClaim(tx, { claimId, canteenId, funderId, month })
    await moveClaim(tx, claimId, 'draft', { move: 'prepare', actor, reason: '' })
    claimIds.push(claimId)
  }
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'claims.prepared',
    subject: `canteen:${canteenId}`,
    detail: { month, claimIds },
  })
  return { claimIds }
}
