import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { limitRemainder } from '../sales/remainder.store.ts'
import { readPlannedOffering, insertCookPlan } from './cook-plan.store.ts'

export interface CookDecision {
  readonly servingId: number
  readonly offeringId: number
  /** Portions in all, those booked among them. */
  readonly portions: number
  readonly reason: string
}

/**
 * Keeps how many portions of a dish the cook makes. What is beyond the booked ones stays beyond them when somebody
 * books later, and is what the counter may sell to whoever did not. Refuses `offering_unknown`; `serving_over` once the meal was served; `reason_required` below the
 * booked count; `below_sold` when the counter has sold more of it already.
 */
export const decideCookPlan = async (
  tx: Tx,
  actor: Actor,
  { servingId, offeringId, portions, reason }: CookDecision,
): Promise<{ canteenId: number }> => {
  const { canteenId, state, booked } = await readPlannedOffering(tx, servingId, offeringId)
  if (state === 'served' || state === 'settled') throw new Refusal('serving_over')
  const extra = portions - booked
  if (extra < 0 && reason === '') throw new Refusal('reason_required')
  // First, and held until the end: the last decision is the one whose limit stands.
  await limitRemainder(tx, { servingId, offeringId, portions: Math.max(0, extra) })
  await insertCookPlan(tx, actor, { servingId, offeringId, extra, booked, reason })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'kitchen.plan_decided',
    subject: `offering:${offeringId}`,
    detail: { portions, booked, reason },
  })
  return { canteenId }
}
