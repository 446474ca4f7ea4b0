import chineseDays from 'chinese-days'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/**
 * A working day by the State Council's yearly notice on holidays: a weekend worked instead of a holiday (调休) is one,
 * a holiday on a weekday is none. For years not yet in the library, Monday to Friday.
 */
export const isWorkday = (day: ServiceDay): boolean =>
  // At noon the library's reading of a date as the zone of the process keeps the date, east and west of Greenwich.
  chineseDays.isWorkday(`${day}T12:00:00`)

export const holidayWords = {
  new_year: { zh: '元旦', en: 'New Year' },
  spring_festival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明', en: 'Qingming' },
  labour_day: { zh: '劳动节', en: 'Labour Day' },
  dragon_boat: { zh: '端午', en: 'Dragon Boat Festival' },
  mid_autumn: { zh: '中秋', en: 'Mid-Autumn Festival' },
  national_day: { zh: '国庆节', en: 'National Day' },
} as const
export type HolidayName = keyof typeof holidayWords
export const holidayNames = Object.keys(holidayWords) as HolidayName[]

/**
 * The statutory holiday a day is off for, by the same notice: all of its days off, also those other days are worked
 * for. An ordinary weekend is none, and for years not yet in the library no day is.
 */
export const holidayOn = (day: ServiceDay): HolidayName | null => {
  const { work, name } = chineseDays.getDayDetail(`${day}T12:00:00`)
  const [, called] = name.split(',')
  return (!work && holidayNames.find((one) => holidayWords[one].zh === called)) || null
}
