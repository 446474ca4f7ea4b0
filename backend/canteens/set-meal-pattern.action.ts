import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockCanteen } from './canteen.store.ts'
import { readMealPatterns, writeMealPattern, type MealPattern } from './meal-pattern.store.ts'

const differs = (before: MealPattern, after: MealPattern): boolean =>
  (Object.keys(after) as (keyof MealPattern)[]).some((term) => before[term] !== after[term])

/** Sets when a meal is served and for how many. Servings already on the calendar stay as they were announced. */
export const setMealPattern = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  wanted: MealPattern,
): Promise<MealPattern> => {
  if (wanted.to <= wanted.from) throw new Refusal('malformed', { where: 'body.to' })
  await lockCanteen(tx, canteenId)
  const patterns = await readMealPatterns(tx, canteenId)
  const before = patterns.find(({ meal }) => meal === wanted.meal)
  if (before && !differs(before, wanted)) return wanted
  await writeMealPattern(tx, canteenId, wanted)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'canteen.meal_pattern_set',
    subject: `canteen:${canteenId}`,
    detail: { meal: wanted.meal, from: before ?? null, to: wanted },
  })
  return wanted
}
