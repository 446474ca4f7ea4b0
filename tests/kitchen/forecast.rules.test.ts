import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectationOf, type Counted } from '../../backend/kitchen/forecast.rules.ts'
import { addDays, serviceDay, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import { aYear, errorsOver, habits } from '../support/kitchen-year.ts'

const monday = serviceDay('2026-03-02')
const served = (ahead: number, count: number, more: Partial<Counted> = {}): Counted => ({
  day: addDays(monday, ahead),
  holiday: false,
  count,
  outOf: 1,
  ...more,
})
const on = (ahead: number, more: Partial<Counted> = {}) => served(ahead, 0, more)
const anyPast = fc
  .array(fc.record({ count: fc.nat(60), booked: fc.integer({ min: 60, max: 200 }) }), {
    maxLength: 40,
  })
  .map((rows) => rows.map(({ count, booked }, ahead) => served(ahead, count, { outOf: booked })))

describe('what to expect of a serving', () => {
  test('with nothing behind it is nothing, and says that it has no basis', () => {
    expect(expectationOf([], on(0))).toEqual({
      expected: 0,
      low: 0,
      high: 0,
      basis: [],
      pastError: null,
    })
  })

  test('where every day was the same is that day, without error', () => {
    const past = Array.from({ length: 30 }, (_, ahead) => served(ahead, 12))
    const { expected, low, high, pastError } = expectationOf(past, on(30))
    for (const figure of [expected, low, high]) expect(figure).toBeCloseTo(12, 8)
    expect(pastError).toBeCloseTo(0, 8)
  })

  test('follows the weekday, and shows the same weekdays it stands on, latest first', () => {
    const past = Array.from({ length: 63 }, (_, ahead) => served(ahead, ahead % 7 === 4 ? 30 : 10))
    const friday = expectationOf(past, on(67))
    expect(friday.expected).toBeGreaterThan(25)
    expect(expectationOf(past, on(66)).expected).toBeLessThan(13)
    expect(friday.basis.map(({ day }) => weekdayOf(day))).toEqual([5, 5, 5, 5, 5, 5])
    expect(friday.basis[0]?.day).toBe(addDays(monday, 60))
  })

  test('an empty holiday does not make the next such weekday look empty', () => {
    const usual = Array.from({ length: 35 }, (_, ahead) => served(ahead, 20))
    const lastWeekOff = (holiday: boolean) =>
      usual.map((serving, ahead) => (ahead === 28 ? { ...serving, count: 0, holiday } : serving))
    const known = expectationOf(lastWeekOff(true), on(35)).expected
    const unknown = expectationOf(lastWeekOff(false), on(35)).expected
    expect(20 - known).toBeLessThan(20 - unknown)
    expect(expectationOf(lastWeekOff(true), on(35, { holiday: true })).expected).toBeLessThan(known)
  })

  test('twice the bookings are twice the no-shows', () => {
    const past = Array.from({ length: 30 }, (_, ahead) => served(ahead, 5, { outOf: 100 }))
    const of = (outOf: number) => expectationOf(past, on(30, { outOf })).expected
    expect(of(200)).toBeCloseTo(2 * of(100), 8)
  })

  test('is never below nothing, and lies in its own interval', () => {
    fc.assert(
      fc.property(anyPast, fc.integer({ min: 1, max: 200 }), (past, outOf) => {
        const { expected, low, high } = expectationOf(past, on(past.length, { outOf }))
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(expected)
        expect(expected).toBeLessThanOrEqual(high)
        expect(Number.isFinite(high)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

test.each(Object.entries(habits))(
  'over a year of %s it is nearer than the same day of last week',
  (_, of) => {
    const { ours, lastWeek, inside } = errorsOver(aYear(of, serviceDay('2025-01-01')))
    expect(ours / lastWeek).toBeLessThan(0.85)
    expect(inside).toBeGreaterThan(0.65)
  },
)
