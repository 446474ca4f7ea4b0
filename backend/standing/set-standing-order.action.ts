import { actingAs, assertMayOrder } from '../bookings/acting.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { termsOf } from './terms.rules.ts'
import type { AskedTerms } from './terms.rules.ts'
import { insertOrder, isMadeHere, lockStanding } from './standing.store.ts'

/** Sets up a meal that repeats. Refuses whatever `setStandingOrder` of the contract names. */
export const setStandingOrder = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  asked: AskedTerms,
): Promise<number> => {
  const diner = await lockStanding(tx, dinerId)
  if (diner.gone) throw new Refusal('diner_gone')
  assertMayOrder(actingAs(actor, dinerId, diner.canteenId), diner)
  const terms = termsOf(asked, { today: diner.today, began: null })
  if (!(await isMadeHere(tx, diner.canteenId, terms.wish))) throw new Refusal('offering_unknown')
  const orderId = await insertOrder(tx, diner, terms, actor)
  await appendAudit(tx, {
    chain: diner.canteenId,
    actor,
    action: 'standing_order.set',
    subject: `standing_order:${orderId}`,
    detail: { dinerId, ...terms },
  })
  return orderId
}
