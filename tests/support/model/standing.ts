import {
  addDays,
  daysBetween,
  instantAt,
  timeOfDay,
  weekdayOf,
} from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'

/** What people expect of one resident's standing order, on paper: no database, no locks, no batches. */
export interface Paper {
  order: { weekdays: readonly number[]; limitFen: number } | null
  holds: Map<number, { firstDay: ServiceDay; lastDay: ServiceDay | null }>
  /** Days of meals that stand, and whether the order they came from is the one there is now. */
  booked: Map<ServiceDay, 'by this order' | 'by one that ended'>
  /** What each of them was booked for. */
  paidFen: Map<ServiceDay, number>
  letGo: Set<ServiceDay>
  /** Days of which she has been told that her meal could not follow a change, and that she keeps it. */
  toldKept: Set<ServiceDay>
}

export interface Town {
  /** Days with a lunch, their price in fen; closed ones have none. */
  readonly lunches: Map<ServiceDay, number | 'closed'>
  readonly aheadDays: number
  now: Date
  today: ServiceDay
}

export const emptyPaper = (): Paper => ({
  order: null,
  holds: new Map(),
  booked: new Map(),
  paidFen: new Map(),
  letGo: new Set(),
  toldKept: new Set(),
})

const isOpen = (town: Town, day: ServiceDay): boolean =>
  town.now < instantAt(addDays(day, -1), timeOfDay('16:00')) &&
  daysBetween(town.today, day) <= town.aheadDays

const isHeld = ({ holds }: Paper, day: ServiceDay): boolean =>
  [...holds.values()].some(
    ({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay),
  )

/** Days her order wants and that can be booked now. */
export const dueDays = (town: Town, paper: Paper): ServiceDay[] =>
  [...town.lunches.keys()].filter(
    (day) =>
      paper.order?.weekdays.includes(weekdayOf(day)) === true &&
      isOpen(town, day) &&
      !isHeld(paper, day) &&
      !paper.letGo.has(day) &&
      !paper.booked.has(day),
  )

/** Books what can be booked; the rest of the days that are due, each with its reason. */
export const bookOnPaper = (town: Town, paper: Paper): Map<ServiceDay, string> => {
  const skipped = new Map<ServiceDay, string>()
  for (const day of dueDays(town, paper)) {
    const price = town.lunches.get(day)
    if (price === 'closed' || price === undefined) skipped.set(day, 'closed_day')
    else if (price > (paper.order?.limitFen ?? 0)) skipped.set(day, 'above_limit')
    else {
      paper.booked.set(day, 'by this order')
      paper.paidFen.set(day, price)
    }
  }
  return skipped
}

/** A pause that came, or became longer, takes back what is not too late. */
export const holdOnPaper = (town: Town, paper: Paper): void => {
  for (const day of paper.booked.keys())
    if (isHeld(paper, day) && isOpen(town, day)) paper.booked.delete(day)
}

/**
 * An order that ended takes back what it booked; a changed one (`now`) what it wants no more. What it wants at another
 * price follows, and where today's price is too high for it too she keeps the meal she had.
 */
export const takeBackOnPaper = (town: Town, paper: Paper, now: Paper['order'] = null): void => {
  for (const [day, by] of paper.booked) {
    if (by !== 'by this order' || !isOpen(town, day)) continue
    if (now?.weekdays.includes(weekdayOf(day)) !== true) paper.booked.delete(day)
    else if ((paper.paidFen.get(day) ?? 0) > now.limitFen) followOnPaper(town, paper, day, now)
  }
}

const followOnPaper = (
  town: Town,
  paper: Paper,
  day: ServiceDay,
  { limitFen }: NonNullable<Paper['order']>,
): void => {
  const price = town.lunches.get(day)
  if (typeof price !== 'number' || price > limitFen) paper.toldKept.add(day)
  else paper.paidFen.set(day, price)
}
