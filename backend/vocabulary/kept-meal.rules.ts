import { weekdayOf } from './calendar.ts'
import type { ServiceDay } from './calendar.ts'
import type { Meal, PaymentWay, PortionSize, Way } from './meal.ts'
import type { Fen } from './money.ts'

/** A meal that a standing order booked, as far as the order's terms say something of it. */
export interface MadeMeal {
  readonly day: ServiceDay
  readonly meal: Meal
  readonly setId: number | null
  readonly dishId: number | null
  readonly size: PortionSize
  readonly way: Way
  readonly pay: PaymentWay
  /** Her own share of one portion. */
  readonly ownFen: Fen
}

/** What a standing order asks for; neither set nor dish (or no wish): whatever the kitchen has. */
interface AskedFor {
  readonly meal: Meal
  readonly weekdays: readonly number[]
  readonly wish: Pick<MadeMeal, 'setId' | 'dishId' | 'size'> | null
  readonly way: Way
  readonly pay: PaymentWay
  readonly limitFen: Fen
  /** Left out: as before. */
  readonly firstDay?: ServiceDay | null
  readonly lastDay: ServiceDay | null
}

const isAsked = (meal: MadeMeal, wish: AskedFor['wish']): boolean => {
  if (meal.size !== (wish?.size ?? 'regular')) return false
  const isOpen = wish === null || (wish.setId === null && wish.dishId === null)
  return isOpen || (meal.setId === wish.setId && meal.dishId === wish.dishId)
}

const isOnItsDays = ({ day }: MadeMeal, { weekdays, firstDay, lastDay }: AskedFor): boolean =>
  weekdays.includes(weekdayOf(day)) &&
  (firstDay == null || firstDay <= day) &&
  (lastDay === null || day <= lastDay)

/** Whether a changed order wants a meal where it booked this one. */
export const isStillWanted = (meal: MadeMeal, terms: AskedFor): boolean =>
  meal.meal === terms.meal && isOnItsDays(meal, terms)

/**
 * Whether a booked meal is what a changed order would book: then it is left alone, because a portion given back on a
 * sold-out day goes to whoever waits for it.
 */
export const stillFits = (meal: MadeMeal, terms: AskedFor): boolean =>
  isStillWanted(meal, terms) &&
  isAsked(meal, terms.wish) &&
  meal.way === terms.way &&
  meal.pay === terms.pay &&
  meal.ownFen <= terms.limitFen
