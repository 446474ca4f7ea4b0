import { lunarDayOf, lunarSince } from '../canteens/lunar.rules.ts'
import { addDays, ageOn } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/** As papers name days: by the sun as long as they say nothing else. */
type Calendar = 'solar' | 'lunar' | undefined

const dayOfMonth = (day: ServiceDay, calendar: Calendar): number =>
  calendar === 'lunar' ? lunarDayOf(day).day : Number(day.slice(8))

/** Whether it is that day of whichever month; `last`: 30 or 31, 28 or 29, 29 or 30 by the moon. */
export const fallsOn = (day: ServiceDay, wanted: number | 'last', calendar: Calendar): boolean =>
  wanted === 'last'
    ? dayOfMonth(addDays(day, 1), calendar) === 1
    : dayOfMonth(day, calendar) === wanted

/**
 * The birthday by either calendar. By the sun it is the day `ageOn` counts a year more. By the moon, who was born on a
 * thirtieth has it on the last day of a month of 29, and who was born in a leap month in the ordinary month of that
 * number, so that everybody has one every year. Before its table begins nobody knows a lunar date.
 */
export const isBirthday = (birth: ServiceDay, day: ServiceDay, calendar: Calendar): boolean => {
  if (calendar !== 'lunar') return ageOn(birth, day) > ageOn(birth, addDays(day, -1))
  if (birth < lunarSince || !isBirthMonth(birth, day, calendar)) return false
  const born = lunarDayOf(birth).day
  return fallsOn(day, born, calendar) || (born === 30 && fallsOn(day, 'last', calendar))
}

/** The month of her birthday by either calendar, the ordinary one where there is a leap month. */
export const isBirthMonth = (birth: ServiceDay, day: ServiceDay, calendar: Calendar): boolean => {
  if (calendar !== 'lunar') return day.slice(5, 7) === birth.slice(5, 7)
  if (birth < lunarSince) return false
  const today = lunarDayOf(day)
  return !today.leap && today.month === lunarDayOf(birth).month
}
