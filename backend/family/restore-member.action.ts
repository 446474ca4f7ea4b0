import { lockDinerForBinding } from '../identity/account.store.ts'
import { readEndedFamily, insertFamilyGrant } from '../identity/family-grant.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Takes an ending back within a day, with what was granted then and nothing more. Refuses `not_found`. */
export const restoreMember = async (
  tx: Tx,
  actor: Actor,
  { dinerId, accountId }: { readonly dinerId: number; readonly accountId: number },
): Promise<void> => {
  const diner = await lockDinerForBinding(tx, dinerId)
  const before = (await readEndedFamily(tx, dinerId)).find((one) => one.accountId === accountId)
  if (before === undefined || diner.gone) throw new Refusal('not_found')
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
