import { lockDinerForBinding } from '../identity/account.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endFeed, insertFeed } from './calendar-feed.store.ts'

/** A private address for this family member and her; the one before shows nothing any more. Refuses `diner_gone`. */
export const makeCalendarFeed = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  whose: { readonly dinerId: number; readonly accountId: number },
): Promise<{ feedId: number }> => {
  const diner = await lockDinerForBinding(tx, whose.dinerId)
  if (diner.gone) throw new Refusal('diner_gone')
  await endFeed(tx, whose)
  const feedId = await insertFeed(tx, sealer, whose)
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'calendar.made',
    subject: `diner:${whose.dinerId}`,
    detail: { feedId },
  })
  return { feedId }
}
