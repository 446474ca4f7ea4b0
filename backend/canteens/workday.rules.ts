import chineseDays from 'chinese-days'
import { addDays, weekdayOf, type ServiceDay } from '../vocabulary/calendar.ts'
import { lunarFestivalOn, solarTermOn } from './lunar.rules.ts'

/**
 * A working day by the State Council's yearly notice on holidays: a weekend worked instead of a holiday (调休) is one,
 * a holiday on a weekday is none. For years not yet in the library, Monday to Friday but for the festivals by law.
 */
export const isWorkday = (day: ServiceDay): boolean =>
  isNoticed(day)
    ? // At noon the library's reading of a date as the zone of the process keeps the date, east and west of Greenwich.
      chineseDays.isWorkday(`${day}T12:00:00`)
    : weekdayOf(day) <= 5 && festivalByLaw(day) === null

/** The last year whose notice the library holds. The State Council's comes in November of the year before. */
export const lastNoticed = 2026
const isNoticed = (day: ServiceDay): boolean => Number(day.slice(0, 4)) <= lastNoticed

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
 * for. An ordinary weekend is none. For years not yet in the library, the festivals by law alone.
 */
export const holidayOn = (day: ServiceDay): HolidayName | null => {
  if (!isNoticed(day)) return festivalByLaw(day)
  const { work, name } = chineseDays.getDayDetail(`${day}T12:00:00`)
  const [, called] = name.split(',')
  return (!work && holidayNames.find((one) => holidayWords[one].zh === called)) || null
}

const byDate: Readonly<Record<string, HolidayName>> = {
  '01-01': 'new_year',
  '05-01': 'labour_day',
  '05-02': 'labour_day',
  '10-01': 'national_day',
  '10-02': 'national_day',
  '10-03': 'national_day',
}

/**
 * The days everybody has off in every year: 全国年节及纪念日放假办法, article 2, as of 2025-01-01. Which other days
 * are off and which weekends are worked for them only the year's notice says.
 */
export const festivalByLaw = (day: ServiceDay): HolidayName | null => {
  const named = byDate[day.slice(5)]
  if (named !== undefined) return named
  if (solarTermOn(day)?.zh === '清明') return 'qingming'
  // The eve and the first three days.
  for (const ahead of [1, 0, -1, -2]) {
    if (lunarFestivalOn(addDays(day, ahead)) === 'spring_festival') return 'spring_festival'
  }
  const festival = lunarFestivalOn(day)
  return festival === 'dragon_boat' || festival === 'mid_autumn' ? festival : null
}
