import chineseDays from 'chinese-days'
import { afterEach, describe, expect, test } from 'vitest'
import {
  festivalByLaw,
  holidayOn,
  isWorkday,
  lastNoticed,
} from '../../backend/canteens/workday.rules.ts'
import { addDays, serviceDay, weekdayOf } from '../../backend/vocabulary/calendar.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const days: readonly (readonly [string, boolean, string])[] = [
  ['2026-02-14', true, 'a Saturday worked instead of a day of Spring Festival'],
  ['2026-02-17', false, 'a Tuesday in Spring Festival'],
  ['2026-09-20', true, 'a Sunday worked instead of National Day'],
  ['2026-10-01', false, 'National Day, a Thursday'],
  ['2026-03-10', true, 'an ordinary Tuesday'],
  ['2026-03-14', false, 'an ordinary Saturday'],
  ['2021-06-05', false, 'a Saturday of 2021'],
  ['2031-03-11', true, 'a Tuesday of a year nobody has published yet'],
  ['2031-03-15', false, 'a Saturday of such a year'],
  ['2027-01-01', false, 'New Year, a Friday'],
  ['2027-02-05', false, 'the eve of Spring Festival, a Friday'],
  ['2027-02-08', false, 'its third day, a Monday'],
  ['2027-02-09', true, 'the Tuesday after'],
  ['2027-04-05', false, 'Qingming, a Monday'],
  ['2027-06-09', false, 'Dragon Boat Festival, a Wednesday'],
  ['2027-09-15', false, 'Mid-Autumn Festival, a Wednesday'],
  ['2027-10-01', false, 'National Day, a Friday'],
]

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'read in a process in %s',
  (where) => {
    test.each(days)('%s is %s: %s', (day, expected) => {
      process.env.TZ = where
      expect(isWorkday(serviceDay(day))).toBe(expected)
    })

    test('every day off is a holiday or a weekend, and every holiday is off', () => {
      process.env.TZ = where
      const odd: string[] = []
      for (let day = serviceDay('2024-01-01'); day < '2027-01-01'; day = addDays(day, 1)) {
        const isOff = holidayOn(day) !== null || weekdayOf(day) > 5
        if (holidayOn(day) !== null ? isWorkday(day) : !isWorkday(day) && !isOff) odd.push(day)
      }
      expect(odd).toEqual([])
      expect(holidayOn(serviceDay('2026-02-23'))).toBe('spring_festival')
      expect(holidayOn(serviceDay('2026-02-24'))).toBeNull()
    })
  },
)

test.each([2025, 2026])('every festival by law is off in %s, whose notice is known', (year) => {
  const wrong: string[] = []
  let festivals = 0
  for (let day = serviceDay(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (festivalByLaw(day) === null) continue
    festivals += 1
    if (holidayOn(day) === null || isWorkday(day)) wrong.push(day)
  }
  expect(festivals).toBe(13)
  expect(wrong).toEqual([])
})

test('the last year with a notice is the last the library holds: a newer library moves it', () => {
  const workedWeekends = (year: number): number => {
    let found = 0
    for (let day = serviceDay(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (chineseDays.isWorkday(`${day}T12:00:00`) && weekdayOf(day) > 5) found += 1
    return found
  }
  expect(workedWeekends(lastNoticed)).toBeGreaterThan(0)
  expect(workedWeekends(lastNoticed + 1)).toBe(0)
})
