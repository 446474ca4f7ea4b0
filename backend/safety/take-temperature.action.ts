import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { leastCelsius } from '../vocabulary/food-safety.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readDoer } from './doer.store.ts'
import { isHotEnough } from './evidence.rules.ts'
import { insertTemperature } from './records.store.ts'
import type { Measured } from './records.store.ts'
import { readServedDish } from './samples.store.ts'

/**
 * Keeps a temperature, in whole °C. Refuses `too_cold` below 70 °C off the stove or 60 °C kept hot, unless it says
 * what was done: reheated (then it is measured again) or thrown away. Refuses `dish_not_served`, `evidence_day_over`,
 * `hand_unknown`.
 */
export const takeTemperature = async (
  tx: Tx,
  actor: Actor,
  { handId, ...measured }: Measured & { readonly handId?: number | undefined },
): Promise<{ canteenId: number }> => {
  const { servingId, dishId, stage, celsius, remedy } = measured
  const { canteenId, day, today } = await readServedDish(tx, servingId, dishId)
  if (day !== today) throw new Refusal('evidence_day_over')
  if (remedy === null && !isHotEnough(stage, celsius)) {
    throw new Refusal('too_cold', { celsius, least: leastCelsius[stage] })
  }
  const doer = await readDoer(tx, actor, canteenId, handId)
  await insertTemperature(tx, doer, measured)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'food.temperature_taken',
    subject: `serving:${servingId}`,
    detail: { dishId, stage, celsius, remedy, by: doer.name },
  })
  return { canteenId }
}
