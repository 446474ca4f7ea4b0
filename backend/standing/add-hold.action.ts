import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { insertHold } from './hold.store.ts'
import type { HoldDays } from './hold.store.ts'
import { lockStanding } from './standing.store.ts'
import { takeBackHeld } from './take-back-held.store.ts'
import { assertHoldDays } from './terms.rules.ts'
import type { MadeBooking } from './withdrawal.store.ts'

/**
 * Pauses all standing orders of a diner. What they booked for these days is taken back as far as it is not too late.
 * Returns what they booked for them. Refuses `hold_overlaps`, `hold_days_wrong`.
 */
export const addHold = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  days: HoldDays,
): Promise<{ readonly holdId: number; readonly made: MadeBooking[] }> => {
  const { today, canteenId } = await lockStanding(tx, dinerId)
  assertHoldDays(days, { today, began: null })
  const holdId = await insertHold(tx, dinerId, days, actor)
  const made = await takeBackHeld(tx, actor, dinerId, { holdId, ...days })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'standing_hold.added',
    subject: `standing_hold:${holdId}`,
    detail: { dinerId, ...days },
  })
  return { holdId, made }
}
