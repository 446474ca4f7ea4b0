import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endOverride } from './ingredient.store.ts'

/** It is cooked as the recipe says again. Refuses `not_found`. */
export const endIngredientOverride = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  overrideId: number,
): Promise<void> => {
  await lockCanteen(tx, canteenId)
  if (!(await endOverride(tx, actor, canteenId, overrideId))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'ingredient.override_ended',
    subject: `canteen:${canteenId}`,
    detail: { overrideId },
  })
}
