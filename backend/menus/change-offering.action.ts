import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockOffering, setPriceAndLimit } from './offering.store.ts'
import { holdServing } from './serving.store.ts'
import { mayChangeMenu } from './week.rules.ts'

/**
 * The price of later bookings, and the portion limit. The offering is locked before its serving, as bookings do.
 * Refuses `offering_unknown`, `serving_not_open`, `below_booked`.
 */
export const changeOffering = async (
  tx: Tx,
  actor: Actor,
  offeringId: number,
  wanted: { readonly priceFen: Fen; readonly portionLimit: number },
): Promise<{ canteenId: number }> => {
  const before = await lockOffering(tx, offeringId)
  if (!before) throw new Refusal('offering_unknown')
  const serving = present(await holdServing(tx, before.servingId), 'an offering has a serving')
  if (!mayChangeMenu(serving.state)) throw new Refusal('serving_not_open')
  if (!(await setPriceAndLimit(tx, offeringId, wanted.priceFen, wanted.portionLimit))) {
    throw new Refusal('below_booked', { booked: before.booked })
  }
  await appendAudit(tx, {
    chain: serving.canteenId,
    actor,
    action: 'offering.changed',
    subject: `offering:${offeringId}`,
    detail: {
      priceFen: { from: before.priceFen, to: wanted.priceFen },
      portionLimit: { from: before.portionLimit, to: wanted.portionLimit },
    },
  })
  return { canteenId: serving.canteenId }
}
