import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { readHold, updateHold } from './hold.store.ts'
import type { HoldDays } from './hold.store.ts'
import { lockStanding } from './standing.store.ts'
import { takeBackHeld } from './take-back-held.store.ts'
import { assertHoldDays } from './terms.rules.ts'
import type { MadeBooking } from './withdrawal.store.ts'

/**
 * Makes a pause longer or shorter: what is booked for days it covers now is taken back, days it covers no more are
 * booked again by the job. Refuses `hold_unknown`, `hold_overlaps`, `hold_days_wrong`.
 */
export const changeHold = async (
  tx: Tx,
  actor: Actor,
  { dinerId, holdId }: { readonly dinerId: number; readonly holdId: number },
  days: HoldDays,
): Promise<MadeBooking[]> => {
  const { today, canteenId } = await lockStanding(tx, dinerId)
  const { firstDay: began } = await readHold(tx, dinerId, holdId)
  assertHoldDays(days, { today, began })
  await updateHold(tx, dinerId, holdId, days)
  const made = await takeBackHeld(tx, actor, dinerId, { holdId, ...days })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'standing_hold.changed',
    subject: `standing_hold:${holdId}`,
    detail: { dinerId, ...days },
  })
  return made
}
