import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { dishNameTaken, insertDish, type NewDish } from './dish.store.ts'

/** A dish of the canteen's own. Refuses `name_taken`, also where every canteen has a dish of that name. */
export const addDish = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  dish: NewDish,
): Promise<{ dishId: number }> => {
  await lockCanteen(tx, canteenId)
  if (await dishNameTaken(tx, canteenId, dish.name)) throw new Refusal('name_taken')
  const dishId = await insertDish(tx, canteenId, dish)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'dish.added',
    subject: `dish:${dishId}`,
    detail: { name: dish.name, priceFen: dish.priceFen, allergens: dish.allergens },
  })
  return { dishId }
}
