import { lockDinerForBinding } from '../identity/account.store.ts'
import { readFamilyLink } from '../identity/family-grant.store.ts'
import { writeProven } from '../identity/own-phone.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/**
 * The desk has rung the number up, or seen her with it. Its name is on the record, the number is not.
 * Refuses `not_found`, also when she has named another number since, and `phone_in_use`.
 */
export const confirmPhone = async (
  tx: Tx,
  actor: Actor,
  told: { readonly dinerId: number; readonly accountId: number; readonly phone: string },
): Promise<void> => {
  const { dinerId, accountId, phone } = told
  const diner = await lockDinerForBinding(tx, dinerId)
  if ((await readFamilyLink(tx, dinerId, accountId)) === null) throw new Refusal('not_found')
  if (!(await writeProven(tx, accountId, phone))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'phone.proven',
    subject: `diner:${dinerId}`,
    detail: { accountId, by: 'desk' },
  })
}
