import { addDays } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { PastChoice } from './serving-list.view.ts'

interface OnTheMenu {
  readonly offeringId: number
  readonly setId: number | null
  readonly dishId: number | null
  readonly size: string
}

/** The same dish or set in the same size. */
export const isSame = (offering: OnTheMenu, past: PastChoice): boolean =>
  offering.size === past.size &&
  (past.setId === null ? offering.dishId === past.dishId : offering.setId === past.setId)

/**
 * 跟上周二一样: what she had at this meal a week before, where she can have it again. Null where that is what she is
 * asked about already.
 *
 * @param possible what is left of this serving and fits her
 */
export const asLastWeek = <Offering extends OnTheMenu>(
  serving: { readonly day: ServiceDay; readonly meal: Meal },
  past: readonly PastChoice[],
  possible: readonly Offering[],
  asked: { readonly offeringId: number },
): { readonly before: PastChoice; readonly offering: Offering } | null => {
  const dayBefore = addDays(serving.day, -7)
  const before = past.find(({ day, meal }) => day === dayBefore && meal === serving.meal)
  const offering = before && possible.find((one) => isSame(one, before))
  if (!before || !offering || offering.offeringId === asked.offeringId) return null
  return { before, offering }
}
