import type { Tx } from '../kernel/database.ts'
import { firstDayOf, addMonths } from '../vocabulary/calendar.ts'
import type { ClaimScope } from './alarm-query.store.ts'
import type { ClaimFacts } from './claim.rules.ts'
import { allowLongStatements } from './claim.store.ts'
import { findAlarms, keepFound } from './finding.store.ts'
import { dueByRecord } from './lapsed-facts.rules.ts'
import { readMealsToRecheck } from './lapsed-facts.store.ts'

const keepLapsed = async (tx: Tx, scope: ClaimScope): Promise<void> => {
  const meals = await readMealsToRecheck(tx)
  const lapsed = meals
    .map((meal) => ({ ...meal, dueFen: dueByRecord(meal, scope.funderId) }))
    .filter(({ claimedFen, dueFen }) => dueFen < claimedFen)
  await keepFound(
    tx,
    scope.claimId,
    'fact_lapsed',
    lapsed.map(({ bookingId, day, claimedFen, dueFen }) => ({
      key: String(bookingId),
      evidence: { day, claimedFen, dueFen },
      bookingIds: [bookingId],
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
