import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { insertIngredient, type NotedIngredient } from './ingredient.store.ts'

/** What is in an ingredient here, from now on; meals already booked are looked through again. */
export const noteIngredient = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  noted: NotedIngredient,
): Promise<void> => {
  await lockCanteen(tx, canteenId)
  await insertIngredient(tx, actor, canteenId, noted)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'ingredient.noted',
    subject: `canteen:${canteenId}`,
    detail: { name: noted.name, allergens: noted.allergens, traits: noted.traits },
  })
}
