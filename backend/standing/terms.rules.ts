import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal, PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { HoldDays } from './hold.store.ts'
import type { Wish } from './standing.rules.ts'
import type { OrderTerms } from './standing.store.ts'

/** As the screens send them. */
export interface AskedTerms {
  readonly meal: Meal
  readonly weekdays: readonly number[]
  readonly wish: Wish | null
  readonly way: Way
  readonly pay: PaymentWay
  readonly limitFen: Fen
  readonly firstDay: ServiceDay | null
  readonly lastDay: ServiceDay | null
}

const kitchenChooses: Wish = { setId: null, dishId: null, size: 'regular' }

/**
 * What is written down: from today on unless said otherwise; one that has begun keeps its first day.
 * Refuses `hold_days_wrong` for days in the past or in the wrong order.
 */
export const termsOf = (
  asked: AskedTerms,
  { today, began }: { readonly today: ServiceDay; readonly began: ServiceDay | null },
): OrderTerms => {
  const { pay, wish, ...rest } = asked
  const firstDay = asked.firstDay ?? began ?? today
  if (firstDay < today && firstDay !== began) throw new Refusal('hold_days_wrong')
  if (asked.lastDay !== null && (asked.lastDay < firstDay || asked.lastDay < today))
    throw new Refusal('hold_days_wrong')
  return { ...rest, firstDay, payment: pay, wish: wish ?? kitchenChooses }
}

/** A pause lies ahead of us, at least in part; one that has begun keeps its first day. Refuses `hold_days_wrong`. */
export const assertHoldDays = (
  { firstDay, lastDay }: HoldDays,
  { today, began }: { readonly today: ServiceDay; readonly began: ServiceDay | null },
): void => {
  const backwards = lastDay !== null && lastDay < firstDay
  const past = (firstDay < today && firstDay !== began) || (lastDay !== null && lastDay < today)
  if (backwards || past) throw new Refusal('hold_days_wrong')
}
