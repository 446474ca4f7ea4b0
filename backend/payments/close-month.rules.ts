import type { ObstacleKind } from '../vocabulary/books.ts'
import { addMonths, firstDayOf } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface ServingOfMonth {
  readonly servingId: number
  readonly day: ServiceDay
  readonly meal: Meal
}

/** Everything a close is decided on, as it stood at one moment. */
export interface MonthFacts {
  readonly month: Month
  readonly today: ServiceDay
  readonly closed: { readonly at: string; readonly by: string } | null
  readonly unsettled: readonly ServingOfMonth[]
  readonly held: number
  /** Shifts of the drawer begun in the month that nobody counted, or a second person did not sign. */
  readonly unsigned: number
  /** Open cases of money that came in by the end of the month and does not add up. */
  readonly cases: number
}

/** One thing in the way: how often, and where to go about it. */
export interface Obstacle {
  readonly kind: ObstacleKind
  readonly count: number
  readonly servings: ServingOfMonth[]
}

/** What has to be done first. A further condition is one line here, its fact above, and its words in the office. */
const conditions: Readonly<Record<ObstacleKind, (facts: MonthFacts) => Omit<Obstacle, 'kind'>>> = {
  month_not_over: ({ month, today }) => ({
    count: today < firstDayOf(addMonths(month, 1)) ? 1 : 0,
    servings: [],
  }),
  servings_unsettled: ({ unsettled }) => ({ count: unsettled.length, servings: [...unsettled] }),
  bookings_held: ({ held }) => ({ count: held, servings: [] }),
  drawers_unsigned: ({ unsigned }) => ({ count: unsigned, servings: [] }),
  money_cases_open: ({ cases }) => ({ count: cases, servings: [] }),
}

export const obstaclesOf = (facts: MonthFacts): Obstacle[] =>
  (Object.keys(conditions) as ObstacleKind[])
    .map((kind) => ({ kind, ...conditions[kind](facts) }))
    .filter(({ count }) => count > 0)

/** Refuses `month_closed`, `month_not_ready`. */
export const assertClosable = (facts: MonthFacts): void => {
  if (facts.closed !== null) throw new Refusal('month_closed')
  const obstacles = obstaclesOf(facts)
  if (obstacles.length > 0)
    throw new Refusal('month_not_ready', {
      count: obstacles.reduce((sum, { count }) => sum + count, 0),
    })
}

/** Nobody closes figures she has not seen. Refuses `figures_changed`. */
export const assertSeenFigures = (listFen: Fen, seenListFen: Fen): void => {
  if (listFen !== seenListFen) throw new Refusal('figures_changed')
}
