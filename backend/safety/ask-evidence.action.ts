import type { Tx } from '../kernel/database.ts'
import { isClockwork } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { isWhole } from './evidence.rules.ts'
import { readMissing } from './missing-evidence.view.ts'

/**
 * Holds back whoever wants to finish a meal whose evidence is not whole. Refuses `evidence_missing`, with what is
 * missing counted.
 *
 * The red line holds the hand of a person who presses the button, never the clock: elders' meals and money do not hang
 * on paperwork. When its time has come the job moves the meal on all the same, and what is missing stays on the day's
 * sheet and at the office, for good.
 */
export const askEvidence = async (tx: Tx, actor: Actor, servingId: number): Promise<void> => {
  if (isClockwork(actor)) return
  const missing = await readMissing(tx, servingId)
  if (!isWhole(missing)) throw new Refusal('evidence_missing', missing)
}
