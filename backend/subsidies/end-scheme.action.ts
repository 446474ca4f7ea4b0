import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertCodeOf, assertPlaceOf } from './scheme-place.rules.ts'
import { lockVersion, readPlaceAround, readToday, setLastDay } from './scheme-version.store.ts'

interface AskedEnd {
  readonly canteenId: number
  readonly schemeVersionId: number
  readonly lastDay: ServiceDay
}

/**
 * Sets the last day of a version in force: today at the earliest, because today's meals were sold by it, and never
 * later than it was; one that has not begun is withdrawn instead. Meals sold for later days keep the price they were sold at.
 * Refuses `scheme_unknown`, `scheme_not_in_force`, `scheme_place_wrong`, `date_impossible`.
 */
export const endScheme = async (tx: Tx, actor: Actor, asked: AskedEnd): Promise<void> => {
  const { canteenId, schemeVersionId, lastDay } = asked
  const { state, entry, places } = await lockVersion(tx, schemeVersionId)
  assertPlaceOf(actor, await readPlaceAround(tx, entry.place, canteenId))
  assertCodeOf(actor, places)
  const today = await readToday(tx)
  const over = entry.lastDay !== null && entry.lastDay < today
  if (state !== 'active' || over) throw new Refusal('scheme_not_in_force')
  const tooLate = entry.lastDay !== null && lastDay > entry.lastDay
  if (lastDay < today || lastDay < entry.firstDay || tooLate) throw new Refusal('date_impossible')
  await setLastDay(tx, schemeVersionId, lastDay)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'scheme.ended',
    subject: `scheme_version:${schemeVersionId}`,
    detail: { code: entry.code, lastDay },
  })
}
