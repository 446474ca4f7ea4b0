import chineseDays from 'chinese-days'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/**
 * A working day by the State Council's yearly notice on holidays: a weekend worked instead of a holiday (调休) is one,
 * a holiday on a weekday is none. For years not yet in the library, Monday to Friday.
 */
export const isWorkday = (day: ServiceDay): boolean =>
  // At noon the library's reading of a date as the zone of the process keeps the date, east and west of Greenwich.
  chineseDays.isWorkday(`${day}T12:00:00`)
