import { expect, test } from 'vitest'
import { cutoffAt, isBeforeCutoff } from '../../backend/canteens/cutoff.rules.ts'
import { addDays, serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'

const dayBefore = { cutoffDaysBefore: 1, cutoffTime: timeOfDay('16:00') }
const lunch = timeOfDay('11:00')

test('the cut-off is an instant on the canteen’s clock, and half open', () => {
  const cutoff = cutoffAt(serviceDay('2026-11-23'), dayBefore, lunch)
  expect(cutoff.toISOString()).toBe('2026-11-22T08:00:00.000Z')
  expect(isBeforeCutoff(new Date('2026-11-22T07:59:59.999Z'), cutoff)).toBe(true)
  expect(isBeforeCutoff(new Date('2026-11-22T08:00:00.000Z'), cutoff)).toBe(false)
})

test.each([
  ['over New Year', '2027-01-01', 1, '2026-12-31T08:00:00.000Z'],
  ['over a leap day', '2028-03-01', 1, '2028-02-29T08:00:00.000Z'],
  ['a week ahead', '2026-11-30', 7, '2026-11-23T08:00:00.000Z'],
])('days are counted on the calendar: %s', (_when, day, cutoffDaysBefore, instant) => {
  const rule = { ...dayBefore, cutoffDaysBefore }
  expect(cutoffAt(serviceDay(day), rule, lunch).toISOString()).toBe(instant)
})

test('no cut-off lies after the meal has begun', () => {
  const late = { cutoffDaysBefore: 0, cutoffTime: timeOfDay('16:00') }
  expect(cutoffAt(serviceDay('2026-11-23'), late, lunch).toISOString()).toBe(
    '2026-11-23T03:00:00.000Z',
  )
})

test('every day of ten years closes exactly a day after the one before it', () => {
  let day = serviceDay('2025-01-01')
  for (let n = 0; n < 3_650; n += 1) {
    const next = addDays(day, 1)
    const gap =
      cutoffAt(next, dayBefore, lunch).getTime() - cutoffAt(day, dayBefore, lunch).getTime()
    expect(gap).toBe(86_400_000)
    day = next
  }
})
