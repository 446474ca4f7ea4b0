import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'
import { insertInvitation, revokeOpenCodes } from './invitation.store.ts'
import type { InvitationKind } from './invitation.store.ts'

export interface MakeInvitation {
  readonly actor: Actor
  readonly dinerId: number
  readonly kind: InvitationKind
  readonly permissions: readonly FamilyPermission[]
}

/** A code for her screen (the one before ends) or a slip for her hand. Refuses `diner_gone`. */
export const makeInvitation = async (
  tx: Tx,
  sealer: Sealer,
  { actor, dinerId, kind, permissions }: MakeInvitation,
): Promise<{ invitationId: number }> => {
  const diner = await dinerOfSlip(tx, dinerId)
  if (!diner || diner.gone) throw new Refusal('diner_gone')
  if (kind === 'code') await revokeOpenCodes(tx, dinerId)
  const invitationId = await insertInvitation(tx, sealer, {
    dinerId,
    kind,
    permissions,
    madeBy: actor.key,
  })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: kind === 'code' ? 'family.code_made' : 'family.slip_made',
    subject: `diner:${dinerId}`,
    detail: { invitationId, permissions },
  })
  return { invitationId }
}
