import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Names } from '../payments/ledger-search.view.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { claimView } from './claim.view.ts'

/** Says in the audit who takes the claim out, before its first line leaves. Refuses `claim_unknown`. */
export const exportClaim = async (
  tx: Tx,
  actor: Actor,
  asked: { readonly canteenId: number; readonly claimId: number },
  names: Names,
): Promise<Awaited<ReturnType<typeof claimView>>> => {
  const claim = await claimView(tx, actor, asked)
  await appendAudit(tx, {
    chain: asked.canteenId,
    actor,
    action: 'claim.exported',
    subject: `claim:${asked.claimId}`,
    detail: { rows: claim.claim.rows, names },
  })
  return claim
}
