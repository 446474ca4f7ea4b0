import { lockCanteen, readClosedDays, readPolicy } from '../canteens/canteen.store.ts'
import { cutoffAt, isBeforeCutoff } from '../canteens/cutoff.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addDays, mondayOf, type ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { cutIntoWindows } from './arrival-windows.rules.ts'
import { ensureMenuWeek, insertServing, readPatterns } from './serving.store.ts'

/** A meal on a day, with the canteen's pattern and cut-off. Refuses `closed_day`, `name_taken`, `past_cutoff`. */
export const addServing = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  day: ServiceDay,
  meal: Meal,
): Promise<{ servingId: number }> => {
  await lockCanteen(tx, canteenId)
  const policy = present(await readPolicy(tx, canteenId), 'a locked canteen has rules')
  const [closed] = await readClosedDays(tx, canteenId, day, addDays(day, 1))
  if (closed) throw new Refusal('closed_day', { reason: closed.reason })
  const pattern = (await readPatterns(tx, canteenId)).find((known) => known.meal === meal)
  if (!pattern) throw new Refusal('malformed', { where: 'body.meal' })
  const cutoff = cutoffAt(day, policy, pattern.from)
  const { now } = await readClock(tx)
  if (!isBeforeCutoff(now, cutoff)) throw new Refusal('past_cutoff')
  const windows = cutIntoWindows(pattern, pattern.windowMinutes)
  const servingId = await insertServing(tx, canteenId, { day, pattern, windows, cutoffAt: cutoff })
  if (servingId === null) throw new Refusal('name_taken')
  await ensureMenuWeek(tx, canteenId, mondayOf(day))
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'serving.added',
    subject: `serving:${servingId}`,
    detail: { day, meal },
  })
  return { servingId }
}
