import { actingAs, assertMayOrder } from '../bookings/acting.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { isStillWanted, stillFits } from '../vocabulary/kept-meal.rules.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { BookedChoice } from '../vocabulary/standing.ts'
import { forgetSkips } from './outcome.store.ts'
import { isMadeHere, lockStanding, readOrder, updateOrder } from './standing.store.ts'
import { termsOf } from './terms.rules.ts'
import type { AskedTerms } from './terms.rules.ts'
import { askForWithdrawal, readMade } from './withdrawal.store.ts'
import type { MadeBooking } from './withdrawal.store.ts'

/**
 * Changes a standing order. What it booked already stays as it is; or, asked so, what the order wants no more is taken
 * back and everything else follows it, as far as it is not too late: where the new meal cannot be had, the old one stays.
 * Returns what it booked, and what of it is taken back or follows. Refuses whatever `changeStandingOrder` of the contract
 * names.
 */
export const changeStandingOrder = async (
  tx: Tx,
  actor: Actor,
  { dinerId, orderId }: { readonly dinerId: number; readonly orderId: number },
  { booked, ...asked }: AskedTerms & { readonly booked: BookedChoice },
): Promise<{
  readonly made: MadeBooking[]
  readonly takenBack: MadeBooking[]
  readonly following: MadeBooking[]
}> => {
  const diner = await lockStanding(tx, dinerId)
  const { canteenId, firstDay: began } = await readOrder(tx, dinerId, orderId)
  assertMayOrder(actingAs(actor, dinerId, canteenId), diner)
  const terms = termsOf(asked, { today: diner.today, began })
  if (!(await isMadeHere(tx, canteenId, terms.wish))) throw new Refusal('offering_unknown')
  await updateOrder(tx, orderId, terms, actor)
  await forgetSkips(tx, orderId)
  const made = await readMade(tx, dinerId, { orderId })
  const touched =
    booked === 'cancel' ? made.filter((one) => one.open && !stillFits(one, asked)) : []
  await askForWithdrawal(tx, actor, touched)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'standing_order.changed',
    subject: `standing_order:${orderId}`,
    detail: { dinerId, ...terms, booked },
  })
  const following = touched.filter((one) => isStillWanted(one, asked))
  return { made, takenBack: touched.filter((one) => !following.includes(one)), following }
}
