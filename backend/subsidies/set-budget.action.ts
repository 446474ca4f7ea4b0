import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { countSold, holdSold } from './budget-sold.store.ts'
import { gatherIdle, insertBudget, lockBudget, resizeBudget } from './budget.store.ts'
import { assertCodeOf, assertPlaceOf } from './scheme-place.rules.ts'
import { lockVersion, readPlaceAround } from './scheme-version.store.ts'

interface AskedBudget {
  readonly canteenId: number
  readonly schemeVersionId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay
  readonly totalFen: Fen
}

/**
 * Sets money aside for a scheme, for all its versions, from the first day to the last. The same days again change how
 * much; less than is spent cannot be. Meals of these days that are sold already are paid from it. Days that overlap another budget of the scheme are refused.
 * Refuses `scheme_unknown`, `scheme_place_wrong`, `date_impossible`, `budget_too_small`.
 */
export const setBudget = async (
  tx: Tx,
  actor: Actor,
  asked: AskedBudget,
): Promise<{ budgetId: number }> => {
  const { canteenId, firstDay, lastDay, totalFen } = asked
  const { schemeId, entry, places } = await lockVersion(tx, asked.schemeVersionId)
  assertPlaceOf(actor, await readPlaceAround(tx, entry.place, canteenId))
  // The money is of the whole scheme, whichever of its versions is named.
  assertCodeOf(actor, places)
  if (lastDay < firstDay) throw new Refusal('date_impossible')
  if (totalFen === 0) throw new Refusal('budget_too_small', { spentFen: 0 })
  await holdSold(tx, { schemeId, firstDay, lastDay })
  // Before any slice is locked: a booking holds its canteen's chain while it waits for one.
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'scheme.budget_set',
    subject: `scheme:${schemeId}`,
    detail: { code: entry.code, firstDay, lastDay, totalFen },
  })
  const before = await lockBudget(tx, schemeId, firstDay, lastDay)
  let budgetId: number
  if (before === null) {
    budgetId = await insertBudget(tx, { schemeId, firstDay, lastDay, totalFen })
    await countSold(tx, budgetId, { schemeId, firstDay, lastDay })
  } else {
    if (before.firstDay !== firstDay || before.lastDay !== lastDay)
      throw new Refusal('date_impossible')
    budgetId = before.budgetId
    await gatherIdle(tx, budgetId)
    const spentFen = await resizeBudget(tx, budgetId, totalFen)
    if (spentFen !== null) throw new Refusal('budget_too_small', { spentFen })
  }
  return { budgetId }
}
