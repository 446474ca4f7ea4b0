import { lockDinerForBinding } from '../identity/account.store.ts'
import { insertFamilyGrant, readEndedBy, readEndedFamily } from '../identity/family-grant.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/**
 * Takes an ending back within a day, with what was granted then and nothing more. What she ended, only she takes back;
 * somebody at the desk, the slip of her own finger. Refuses `not_found`, `not_yours`.
 */
export const restoreMember = async (
  tx: Tx,
  actor: Actor,
  { dinerId, accountId }: { readonly dinerId: number; readonly accountId: number },
): Promise<void> => {
  const diner = await lockDinerForBinding(tx, dinerId)
  const before = (await readEndedFamily(tx, dinerId)).find((one) => one.accountId === accountId)
  if (before === undefined || diner.gone) throw new Refusal('not_found')
  const herself = actor.grants.some((one) => one.role === 'diner' && one.dinerId === dinerId)
  if (!herself && (await readEndedBy(tx, dinerId, accountId)) !== actor.key)
    throw new Refusal('not_yours')
  const { relation, permissions } = before
  await insertFamilyGrant(tx, { accountId, dinerId, relation, permissions, grantedBy: actor.key })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'family.restored',
    subject: `diner:${dinerId}`,
    detail: { accountId, permissions },
  })
}
