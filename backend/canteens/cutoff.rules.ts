import { addDays, instantAt, type ServiceDay, type TimeOfDay } from '../vocabulary/calendar.ts'

/** So many days before the meal, at this time on the canteen's clock. */
export interface CutoffRule {
  readonly cutoffDaysBefore: number
  readonly cutoffTime: TimeOfDay
}

/**
 * When booking for a meal ends. A rule of "16:00 on the day itself" would lie after lunch: the meal's own
 * beginning is the latest there is.
 */
export const cutoffAt = (day: ServiceDay, rule: CutoffRule, mealFrom: TimeOfDay): Date => {
  const ruled = instantAt(addDays(day, -rule.cutoffDaysBefore), rule.cutoffTime)
  const begins = instantAt(day, mealFrom)
  return ruled < begins ? ruled : begins
}

/** Half open: at the very instant of the cut-off it is too late. */
export const isBeforeCutoff = (now: Date, cutoff: Date): boolean => now.getTime() < cutoff.getTime()
