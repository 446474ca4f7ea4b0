import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { TimeWindow, WindowLength } from '../vocabulary/window.ts'

/** When and for how many a meal is served: what every new serving begins with. */
export interface MealPattern extends TimeWindow {
  readonly meal: Meal
  /** Minutes of each turn in which people are asked to come; null: one time for everybody. */
  readonly windowMinutes: WindowLength | null
  readonly dineInCapacity: number
  readonly pickUpCapacity: number
}

/** In the order of the day. */
export const readMealPatterns = async (
  reader: Reader,
  canteenId: number,
): Promise<MealPattern[]> => {
  const found = await sql<MealPattern>`
    select meal, to_char(window_from, 'HH24:MI') as "from", to_char(window_to, 'HH24:MI') as "to",
      window_minutes as "windowMinutes", dine_in_capacity as "dineInCapacity", pick_up_capacity as "pickUpCapacity"
    from meal_patterns where canteen_id = ${canteenId} order by meal`.execute(reader)
  return found.rows
}

export const writeMealPattern = async (
  tx: Tx,
  canteenId: number,
  pattern: MealPattern,
): Promise<void> => {
  const terms = {
    window_from: pattern.from,
    window_to: pattern.to,
    window_minutes: pattern.windowMinutes,
    dine_in_capacity: pattern.dineInCapacity,
    pick_up_capacity: pattern.pickUpCapacity,
  }
  await tx
    .insertInto('meal_patterns')
    .values({ canteen_id: canteenId, meal: pattern.meal, ...terms })
    .onConflict((conflict) => conflict.columns(['canteen_id', 'meal']).doUpdateSet(terms))
    .execute()
}
