import { invariant } from './invariant.ts'

/**
 * The canteen's wall clock. All of China keeps one time and has had no daylight saving since 1991,
 * so future service days need only a fixed offset; birth dates never become instants at all.
 */
export const canteenZone = 'Asia/Shanghai'
const canteenOffset = '+08:00'

/** A calendar date at the canteen, 'YYYY-MM-DD'. Never an instant. */
export type ServiceDay = string & { readonly __unit: 'service-day' }

/** A time of day at the canteen, 'HH:MM'. */
export type TimeOfDay = string & { readonly __unit: 'time-of-day' }

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** True for a date that exists (no 30 February). */
export const isServiceDay = (text: string): text is ServiceDay => {
  const parts = dayPattern.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return (
    year >= 1850 &&
    year <= 2200 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

export const serviceDay = (text: string): ServiceDay => {
  invariant(isServiceDay(text), `not a date: ${text}`)
  return text
}

export const timeOfDay = (text: string): TimeOfDay => {
  invariant(/^([01]\d|2[0-3]):[0-5]\d(:\d{2}(\.\d+)?)?$/.test(text), `not a time of day: ${text}`)
  return text.slice(0, 5) as TimeOfDay
}

/** The date at the canteen at an instant. */
export const serviceDayAt = (instant: Date): ServiceDay =>
  serviceDay(new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10))

/** The time of day at the canteen at an instant. */
export const timeOfDayAt = (instant: Date): TimeOfDay =>
  timeOfDay(new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16))

/** The instant at which the canteen's clock shows this date and time. */
export const instantAt = (day: ServiceDay, time: TimeOfDay): Date =>
  new Date(`${day}T${time}:00${canteenOffset}`)

const dayNumber = (day: ServiceDay): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Calendar arithmetic without instants or zones. */
export const addDays = (day: ServiceDay, days: number): ServiceDay =>
  serviceDay(new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10))

/** Whole days from one date to another (negative when `to` is earlier). */
export const daysBetween = (from: ServiceDay, to: ServiceDay): number =>
  dayNumber(to) - dayNumber(from)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: ServiceDay): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** The Monday of the natural week (Monday to Sunday). */
export const mondayOf = (day: ServiceDay): ServiceDay => addDays(day, 1 - weekdayOf(day))

/**
 * Completed years on a date. A person born on 29 February turns a year older on 1 March of a common year:
 * on 28 February the birthday has not come yet.
 */
export const ageOn = (birth: ServiceDay, day: ServiceDay): number => {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) >= birth.slice(5) ? years : years - 1
}

/** A calendar month at the canteen, 'YYYY-MM'. */
export type Month = string & { readonly __unit: 'month' }

/** True for a month this product could have books of. */
export const isMonth = (text: string): text is Month => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)

export const monthOf = (day: ServiceDay): Month => day.slice(0, 7) as Month

export const firstDayOf = (month: Month): ServiceDay => serviceDay(`${month}-01`)

/** The month so many months later (earlier when negative). */
export const addMonths = (month: Month, months: number): Month => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}` as Month
}
