import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { addToMenu, isCooked, type NewOffering } from './offering.store.ts'
import { holdServing } from './serving.store.ts'
import { mayChangeMenu } from './week.rules.ts'

/** Puts a set or a dish on a serving that is planned or open. Returns the canteen whose screens change. */
export const addOffering = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
  offering: NewOffering,
): Promise<{ offeringId: number; canteenId: number }> => {
  const serving = await holdServing(tx, servingId)
  if (!serving) throw new Refusal('serving_unknown')
  if (!mayChangeMenu(serving.state)) throw new Refusal('serving_not_open')
  const { canteenId } = serving
  if ((offering.setId === null) === (offering.dishId === null)) {
    throw new Refusal('malformed', { where: 'body.setId' })
  }
  if (!(await isCooked(tx, canteenId, offering))) {
    throw new Refusal('malformed', {
      where: offering.setId === null ? 'body.dishId' : 'body.setId',
    })
  }
  const added = await addToMenu(tx, servingId, offering)
  if (added.offeringId === null) {
    throw added.booked === null
      ? new Refusal('name_taken')
      : new Refusal('below_booked', { booked: added.booked })
  }
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'offering.added',
    subject: `offering:${added.offeringId}`,
    detail: { servingId, priceFen: offering.priceFen, portionLimit: offering.portionLimit },
  })
  return { offeringId: added.offeringId, canteenId }
}
