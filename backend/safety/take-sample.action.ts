import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readDoer } from './doer.store.ts'
import { insertSample, readSample, readServedDish } from './samples.store.ts'
import type { Taken } from './samples.store.ts'

/**
 * Notes that a sample of a dish stands in the fridge, in grams; said again, it corrects how much and where, not when.
 * The same word twice is one. Refuses `dish_not_served`, `evidence_day_over` on any other day than the meal's own,
 * `sample_disposed`, `hand_unknown`.
 */
export const takeSample = async (
  tx: Tx,
  actor: Actor,
  { handId, ...taken }: Taken & { readonly handId?: number | undefined },
): Promise<{ canteenId: number }> => {
  const { canteenId, day, today } = await readServedDish(tx, taken.servingId, taken.dishId)
  if (day !== today) throw new Refusal('evidence_day_over')
  const doer = await readDoer(tx, actor, canteenId, handId)
  const before = await readSample(tx, taken.servingId, taken.dishId)
  if (before?.disposed) throw new Refusal('sample_disposed')
  if (before?.grams === taken.grams && before.place === taken.place) return { canteenId }
  await insertSample(tx, doer, taken, before)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'food.sample_taken',
    subject: `serving:${taken.servingId}`,
    detail: { dishId: taken.dishId, grams: taken.grams, place: taken.place, by: doer.name },
  })
  return { canteenId }
}
