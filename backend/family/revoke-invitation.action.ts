import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { revokeInvitation as revoke } from './invitation.store.ts'

/** A code or slip that was not used yet opens nothing any more. Refuses `not_found`. */
export const revokeInvitation = async (
  tx: Tx,
  actor: Actor,
  { dinerId, invitationId }: { readonly dinerId: number; readonly invitationId: number },
): Promise<void> => {
  const diner = await dinerOfSlip(tx, dinerId)
  if (!diner || !(await revoke(tx, dinerId, invitationId))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'family.invitation_revoked',
    subject: `diner:${dinerId}`,
    detail: { invitationId },
  })
}
