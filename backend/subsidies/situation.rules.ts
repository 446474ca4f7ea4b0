import { ageOn } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

/** A fact about the diner that holds on the day of the meal. */
export interface HeldFact {
  readonly kind: string
  readonly grade: string | null
  /** '上海市/普陀区/甘泉路街道' for facts about a place (hukou, residence); null for others. */
  readonly placePath: string | null
}

/** Everything a scheme may look at: plain data, stored with the quote, so that a price can be recomputed years later. */
export interface Situation {
  readonly day: ServiceDay
  readonly meal: Meal
  readonly way: Way
  readonly canteenPath: string
  readonly birthDate: ServiceDay
  readonly facts: readonly HeldFact[]
}

/** Money so far, as the lines before this scheme left it. */
export interface Spend {
  /** The bill before any line. */
  readonly listFen: Fen
  /** What is left to pay when this scheme's turn comes. */
  readonly remainingFen: Fen
}

export const ageAtMeal = (situation: Situation): number => ageOn(situation.birthDate, situation.day)

/** True when `path` is the place or lies inside it: '上海市/普陀区/x' lies inside '上海市/普陀区'. */
export const liesWithin = (path: string | null, place: string): boolean =>
  path !== null && (path === place || path.startsWith(`${place}/`))
