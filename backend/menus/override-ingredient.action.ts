import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertOverride, isListed, type NewOverride } from './ingredient.store.ts'

/**
 * From one day to another, both included, something else is cooked with, or comes with it. What is in that must be
 * known: refuses `ingredient_unknown` while nobody put it on the list; `date_impossible` for days the wrong way round;
 * `malformed` for a thing instead of itself.
 */
export const overrideIngredient = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  override: NewOverride,
): Promise<{ overrideId: number }> => {
  const { ingredient, kind, other, firstDay, lastDay } = override
  if (ingredient === other) throw new Refusal('malformed')
  if (lastDay < firstDay) throw new Refusal('date_impossible')
  await lockCanteen(tx, canteenId)
  if (!(await isListed(tx, canteenId, other))) throw new Refusal('ingredient_unknown')
  const overrideId = await insertOverride(tx, actor, canteenId, override)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'ingredient.overridden',
    subject: `canteen:${canteenId}`,
    detail: { overrideId, ingredient, kind, other, firstDay, lastDay },
  })
  return { overrideId }
}
