import type { Tx } from '../kernel/database.ts'
import { firstDayOf, addMonths } from '../vocabulary/calendar.ts'
import { addFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { ClaimScope } from './alarm-query.store.ts'
import type { ClaimFacts } from './claim.rules.ts'
import { allowLongStatements } from './claim.store.ts'
import { findAlarms, keepFound } from './finding.store.ts'
import { dueByRecord } from './lapsed-facts.rules.ts'
import type { MealToRecheck } from './lapsed-facts.rules.ts'
import { mealsAtOnce, readMealsToRecheck } from './lapsed-facts.store.ts'

type LapsedMeal = MealToRecheck & { readonly dueFen: Fen }

/** Every meal ordered under a record that has changed backwards since, with what would be due for it now. */
const lapsedMeals = async (tx: Tx, scope: ClaimScope): Promise<LapsedMeal[]> => {
  const lapsed: LapsedMeal[] = []
  for (let after = 0; ;) {
    const meals = await readMealsToRecheck(tx, after)
    for (const meal of meals) {
      const dueFen = dueByRecord(meal, scope.funderId)
      if (dueFen < meal.claimedFen) lapsed.push({ ...meal, dueFen })
    }
    const last = meals.at(-1)
    if (last === undefined || meals.length < mealsAtOnce) return lapsed
    after = last.bookingId
  }
}

const keepLapsed = async (tx: Tx, scope: ClaimScope): Promise<void> => {
  const byDiner = Map.groupBy(await lapsedMeals(tx, scope), ({ dinerId }) => dinerId)
  await keepFound(
    tx,
    scope.claimId,
    'fact_lapsed',
    [...byDiner].map(([dinerId, meals]) => ({
      key: String(dinerId),
      evidence: {
        day: meals.map(({ day }) => day).toSorted()[0] ?? '',
        meals: meals.length,
        claimedFen: addFen(...meals.map(({ claimedFen }) => claimedFen)),
        dueFen: addFen(...meals.map(({ dueFen }) => dueFen)),
      },
      bookingIds: meals.map(({ bookingId }) => bookingId),
    })),
  )
}

/** Looks a locked claim through for alarms, by everything known today. Answers already given stay. */
export const checkClaim = async (
  tx: Tx,
  claim: Pick<ClaimFacts, 'claimId' | 'canteenId' | 'funderId' | 'month'>,
): Promise<void> => {
  const { claimId, canteenId, funderId, month } = claim
  const scope = {
    claimId,
    canteenId,
    funderId,
    firstDay: firstDayOf(month),
    dayAfter: firstDayOf(addMonths(month, 1)),
  }
  await allowLongStatements(tx)
  await findAlarms(tx, scope)
  await keepLapsed(tx, scope)
}
