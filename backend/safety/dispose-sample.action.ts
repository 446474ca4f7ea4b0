import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readDoer } from './doer.store.ts'
import { keepUntilOf, mayDispose } from './sample.rules.ts'
import { insertDisposal, readSample } from './samples.store.ts'

interface Disposed {
  readonly servingId: number
  readonly dishId: number
  readonly handId?: number | undefined
}

/**
 * Notes that a sample was thrown away. Refuses `sample_unknown`, `sample_disposed`, `sample_too_young` before 48 hours
 * are over, `hand_unknown`.
 */
export const disposeSample = async (
  tx: Tx,
  actor: Actor,
  { servingId, dishId, handId }: Disposed,
): Promise<{ canteenId: number }> => {
  const sample = await readSample(tx, servingId, dishId)
  if (!sample) throw new Refusal('sample_unknown')
  if (sample.disposed) throw new Refusal('sample_disposed')
  if (!mayDispose(sample.takenAt, sample.now)) {
    const until = keepUntilOf(sample.takenAt)
    throw new Refusal('sample_too_young', {
      until: `${serviceDayAt(until)} ${timeOfDayAt(until)}`,
    })
  }
  const doer = await readDoer(tx, actor, sample.canteenId, handId)
  await insertDisposal(tx, doer, { servingId, dishId }, sample)
  await appendAudit(tx, {
    chain: sample.canteenId,
    actor,
    action: 'food.sample_disposed',
    subject: `serving:${servingId}`,
    detail: { dishId, by: doer.name },
  })
  return { canteenId: sample.canteenId }
}
