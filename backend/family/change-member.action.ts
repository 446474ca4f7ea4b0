import { lockDinerForBinding } from '../identity/account.store.ts'
import { endFamilyGrant, insertFamilyGrant } from '../identity/family-grant.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'

export interface ChangeMember {
  readonly dinerId: number
  readonly accountId: number
  readonly permissions: readonly FamilyPermission[]
}

/** What somebody may do from the next request on; what it was before stays on record. Refuses `not_found`. */
export const changeMember = async (
  tx: Tx,
  actor: Actor,
  { dinerId, accountId, permissions }: ChangeMember,
): Promise<void> => {
  const diner = await lockDinerForBinding(tx, dinerId)
  const before = await endFamilyGrant(tx, dinerId, accountId, actor.key)
  if (before === null) throw new Refusal('not_found')
  await insertFamilyGrant(tx, {
    accountId,
    dinerId,
    relation: before.relation,
    permissions,
    grantedBy: actor.key,
  })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'family.changed',
    subject: `diner:${dinerId}`,
    detail: { accountId, permissions },
  })
}
