import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { BookedChoice } from '../vocabulary/standing.ts'
import { endOrder, lockStanding, readOrder } from './standing.store.ts'
import { askForWithdrawal, readMade } from './withdrawal.store.ts'
import type { MadeBooking } from './withdrawal.store.ts'

/**
 * Ends a standing order; what it booked stays, or is taken back as far as it is not too late. Returns what it booked.
 * Refuses `standing_order_unknown`.
 */
export const endStandingOrder = async (
  tx: Tx,
  actor: Actor,
  { dinerId, orderId }: { readonly dinerId: number; readonly orderId: number },
  booked: BookedChoice,
): Promise<MadeBooking[]> => {
  await lockStanding(tx, dinerId)
  const { canteenId } = await readOrder(tx, dinerId, orderId)
  const made = await readMade(tx, dinerId, { orderId })
  await endOrder(tx, orderId)
  if (booked === 'cancel')
    await askForWithdrawal(
      tx,
      actor,
      made.filter(({ open }) => open),
    )
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'standing_order.ended',
    subject: `standing_order:${orderId}`,
    detail: { dinerId, booked },
  })
  return made
}
