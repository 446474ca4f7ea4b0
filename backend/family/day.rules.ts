import type { dayStates, FamilyState } from '../contract/family.ts'
import type { BookingState } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

interface TimedMeal {
  readonly from: string
  /** Handed out until then, whatever her turn: before that nobody is late. */
  readonly servedUntil: string
  readonly state: BookingState
}

/** Where one meal of today stands at this time of the day. Held is not booked yet; cancelled is not there. */
export const mealState = ({ from, servedUntil, state }: TimedMeal, time: string): FamilyState => {
  if (state === 'collected' || state === 'delivered') return 'ate'
  if (state === 'missed') return 'late'
  if (state !== 'placed') return 'none'
  if (time >= servedUntil) return 'late'
  return time >= from ? 'now' : 'later'
}

/** What a worried child must hear first; having eaten counts more than a supper still to come. */
const gravest: readonly FamilyState[] = ['late', 'now', 'ate', 'later', 'none']

/** The meal of today that the one sentence is about; of equals the latest. */
export const mealToTell = <Meal extends TimedMeal>(
  meals: readonly Meal[],
  time: string,
): { readonly state: FamilyState; readonly meal: Meal | null } => {
  const told = meals
    .map((meal) => ({ meal, state: mealState(meal, time) }))
    .filter(({ state }) => state !== 'none')
    .toSorted(
      (a, b) =>
        gravest.indexOf(a.state) - gravest.indexOf(b.state) || (a.meal.from < b.meal.from ? 1 : -1),
    )
  return told[0] ?? { state: 'none', meal: null }
}

/** A day of the week from all its meals: what went wrong is not hidden behind what went well. */
export const dayState = (
  meals: readonly TimedMeal[],
  isToday: 'today' | 'past',
  time: string,
): (typeof dayStates)[number] => {
  const states = meals.map((meal) => mealState(meal, isToday === 'today' ? time : '24:00'))
  if (states.includes('late')) return 'missed'
  if (states.includes('ate')) return 'ate'
  return states.includes('now') || states.includes('later') ? 'booked' : 'none'
}

interface Standing {
  readonly state: FamilyState
  readonly balanceFen: Fen | null
}

const order: readonly FamilyState[] = ['late', 'none', 'now', 'later', 'ate', 'gone']

/** Whoever needs somebody comes first: not come, then owing money, then nothing booked; who has eaten last. */
export const byNeed = <One extends Standing>(people: readonly One[]): One[] => {
  const rank = ({ state, balanceFen }: Standing): number =>
    state !== 'late' && state !== 'gone' && balanceFen !== null && balanceFen < 0
      ? 0.5
      : order.indexOf(state)
  return people.toSorted((a, b) => rank(a) - rank(b))
}
