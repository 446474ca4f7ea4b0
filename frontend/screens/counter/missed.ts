import type { TimeOfDay } from '../../../backend/vocabulary/calendar.ts'
import type { Counter, CounterRow } from '../../queries/counter.ts'

/** Booked and not handed over, while the meal is on and after it was closed as missed. */
export const notCollected = (rows: readonly CounterRow[]): CounterRow[] =>
  rows.filter((row) => row.state === 'placed' || row.state === 'missed')

const half12 = '12:30' as TimeOfDay

/**
 * From when on a missing person is called: half past twelve for lunch, whatever the window says,
 * so that there is daylight and a doctor on duty; other meals at the end of their window.
 */
export const callFrom = ({ meal, to }: { meal: string; to: TimeOfDay }): TimeOfDay =>
  meal === 'lunch' && half12 < to ? half12 : to

/** How many should be called right now; 0 while it is too early. */
export function missedNow({ now, serving, rows }: Counter): number {
  if (serving === null) return 0
  const due =
    now.day > serving.when.day ||
    (now.day === serving.when.day && now.time >= callFrom(serving.when))
  return due ? notCollected(rows).length : 0
}
