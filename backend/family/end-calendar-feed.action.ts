import { lockDinerForBinding } from '../identity/account.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endFeed } from './calendar-feed.store.ts'

/** Refuses `not_found`. */
export const endCalendarFeed = async (
  tx: Tx,
  actor: Actor,
  whose: { readonly dinerId: number; readonly accountId: number },
): Promise<void> => {
  const diner = await lockDinerForBinding(tx, whose.dinerId)
  if (!(await endFeed(tx, whose))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'calendar.ended',
    subject: `diner:${whose.dinerId}`,
  })
}
