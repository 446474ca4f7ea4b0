import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { whyNotSign } from './drawer.rules.ts'
import { lockShift, signShift } from './shift.store.ts'

/** A second person stands for the count. Refuses `shift_unknown`, `drawer_open`, `already_signed`, `sign_own_count`. */
export const signDrawer = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  shiftId: number,
): Promise<void> => {
  const shift = await lockShift(tx, canteenId, shiftId)
  if (!shift) throw new Refusal('shift_unknown')
  const refused = whyNotSign(shift, actor.key)
  if (refused !== null) throw new Refusal(refused)
  await signShift(tx, shiftId, actor)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'drawer.signed',
    subject: `drawer_shift:${shiftId}`,
  })
}
