import { mondayOf, type ServiceDay } from '../vocabulary/calendar.ts'
import type { ServingState } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Weeks are named by their Monday; another day names none. */
export const checkMonday = (day: ServiceDay): void => {
  if (mondayOf(day) !== day) throw new Refusal('date_impossible')
}

/** A menu grows while it is planned or being booked; after the cut-off the kitchen cooks what was booked. */
export const mayChangeMenu = (state: ServingState): boolean =>
  state === 'planned' || state === 'open'
