import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endTopUpLink } from './top-up-link.store.ts'

/** Ends the printed link. Refuses `not_found` when there is none. */
export const revokeTopUpLink = async (tx: Tx, actor: Actor, dinerId: number): Promise<void> => {
  const diner = await dinerOfSlip(tx, dinerId)
  if (!diner || !(await endTopUpLink(tx, dinerId))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'top_up_link.revoked',
    subject: `diner:${dinerId}`,
  })
}
