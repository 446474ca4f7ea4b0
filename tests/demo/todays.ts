import { serviceDay } from '../../backend/vocabulary/calendar.ts'

/** Sundays, Mondays, the year's edges, leap days and the days beside them. */
export const manyTodays = [
  '2026-11-22',
  '2026-11-23',
  '2026-12-31',
  '2027-01-01',
  '2027-02-06',
  '2027-02-28',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
].map(serviceDay)
