import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Fen } from '../vocabulary/money.ts'
import { floatPutIn } from './cash-posting.rules.ts'
import { checkFloat } from './drawer.rules.ts'
import { post } from './ledger.store.ts'
import { insertShift, lockDrawer, lockForOpening } from './shift.store.ts'

/** Opens the drawer with change from the safe, on top of what was left in it. Refuses `drawer_open`, `amount_wrong`. */
export const openDrawer = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  floatFen: Fen,
): Promise<{ shiftId: number; carriedFen: Fen }> => {
  checkFloat(floatFen)
  await lockForOpening(tx, canteenId)
  const { balanceFen: carriedFen, lastTransactionId } = await lockDrawer(tx, canteenId)
  const shiftId = await insertShift(tx, {
    canteenId,
    actor,
    afterTransactionId: lastTransactionId,
    carriedFen,
    floatFen,
  })
  await post(tx, floatPutIn(canteenId, floatFen), { canteenId, bookingId: null, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'drawer.opened',
    subject: `drawer_shift:${shiftId}`,
    detail: { floatFen, carriedFen },
  })
  return { shiftId, carriedFen }
}
