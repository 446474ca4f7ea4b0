import { lockDinerForBinding } from '../identity/account.store.ts'
import { endFamilyGrant } from '../identity/family-grant.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endFeed } from './calendar-feed.store.ts'

/**
 * Somebody no longer looks after her: the next request is refused, and so is the calendar's, for good. Whoever is
 * left with nobody to look after keeps an empty account, so that it can be taken back. Refuses `not_found`.
 */
export const endMember = async (
  tx: Tx,
  actor: Actor,
  { dinerId, accountId }: { readonly dinerId: number; readonly accountId: number },
): Promise<void> => {
  const diner = await lockDinerForBinding(tx, dinerId)
  if ((await endFamilyGrant(tx, dinerId, accountId, actor.key)) === null)
    throw new Refusal('not_found')
  await endFeed(tx, { dinerId, accountId })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: actor.accountId === accountId ? 'family.left' : 'family.ended',
    subject: `diner:${dinerId}`,
    detail: { accountId },
  })
}
