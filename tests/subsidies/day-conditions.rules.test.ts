import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  conditionHolds,
  describeCondition,
  whyUnmet,
} from '../../backend/subsidies/condition.kinds.ts'
import type { Condition } from '../../backend/subsidies/condition.kinds.ts'
import { readScheme } from '../../backend/subsidies/scheme-remarks.rules.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { holidayOn, isWorkday } from '../../backend/canteens/workday.rules.ts'
import { aSituation } from '../support/builders/situation.ts'

const spend = {
  listFen: fen(1500),
  remainingFen: fen(1500),
  subsidisedFen: fen(0),
  sets: [],
  settings: {},
}
const holdsOn = (one: Condition, date: string, birth = '1950-06-01'): boolean => {
  const day = serviceDay(date)
  return conditionHolds(
    one,
    aSituation({
      day,
      birthDate: serviceDay(birth),
      workday: isWorkday(day),
      holiday: holidayOn(day),
    }),
    spend,
  )
}
/** The days of a year, or of several, on which it holds. */
const daysOf = (one: Condition, from: string, to: string, birth?: string): ServiceDay[] => {
  const found: ServiceDay[] = []
  for (let day = serviceDay(from); day <= to; day = addDays(day, 1))
    if (holdsOn(one, day, birth)) found.push(day)
  return found
}
const in2026 = (one: Condition, birth?: string) => daysOf(one, '2026-01-01', '2026-12-31', birth)

describe('statutory holidays', () => {
  test('Spring Festival 2026 is nine days off, its eve among them', () => {
    const days = in2026({ kind: 'holiday', of: ['spring_festival'] })
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-02-15', '2026-02-23', 9])
  })
  test.each([
    ['National Day', '2026-10-01', true],
    ['an ordinary Sunday', '2026-03-15', false],
    ['a Saturday worked instead', '2026-02-14', false],
    ['an ordinary Tuesday', '2026-03-10', false],
  ])('%s', (_name, day, expected) => {
    expect(holdsOn({ kind: 'holiday' }, day)).toBe(expected)
  })
})

describe('festivals fall on their very day', () => {
  test.each([
    ['new_years_eve', '2026-02-16'],
    ['spring_festival', '2026-02-17'],
    ['lantern_festival', '2026-03-03'],
    ['qingming', '2026-04-05'],
    ['dragon_boat', '2026-06-19'],
    ['mid_autumn', '2026-09-25'],
    ['national_day', '2026-10-01'],
    ['double_ninth', '2026-10-18'],
    ['winter_solstice', '2026-12-22'],
    ['new_year', '2026-01-01'],
  ] as const)('%s', (festival, day) => {
    expect(in2026({ kind: 'festival', festivals: [festival] })).toEqual([day])
  })
  test('two on one day: Mid-Autumn on National Day of 2020', () => {
    for (const festival of ['mid_autumn', 'national_day'] as const)
      expect(holdsOn({ kind: 'festival', festivals: [festival] }, '2020-10-01')).toBe(true)
  })
  test('a leap month repeats none: 2025 had a second sixth month, and one Dragon Boat Festival', () => {
    const one: Condition = { kind: 'festival', festivals: ['dragon_boat', 'qixi'] }
    expect(daysOf(one, '2025-01-01', '2025-12-31')).toEqual(['2025-05-31', '2025-08-29'])
  })
})

describe('days of the month', () => {
  test('the last is the 28th, 29th, 30th or 31st', () => {
    const last = daysOf({ kind: 'day_of_month', days: ['last'] }, '2028-01-01', '2028-04-30')
    expect(last).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'])
  })
  test('the first and fifteenth by the moon', () => {
    const one: Condition = { kind: 'day_of_month', days: [1, 15], calendar: 'lunar' }
    expect(daysOf(one, '2026-02-10', '2026-03-31')).toEqual([
      '2026-02-17',
      '2026-03-03',
      '2026-03-19',
    ])
  })
  test('the last by the moon comes before every first', () => {
    const last: Condition = { kind: 'day_of_month', days: ['last'], calendar: 'lunar' }
    const first: Condition = { kind: 'day_of_month', days: [1], calendar: 'lunar' }
    expect(in2026(last).map((day) => addDays(day, 1))).toEqual(
      daysOf(first, '2026-01-02', '2027-01-01'),
    )
  })
})

describe('birthdays', () => {
  test('by the sun', () => {
    expect(in2026({ kind: 'birthday', in: 'day' }, '1946-03-10')).toEqual(['2026-03-10'])
    expect(in2026({ kind: 'birthday', in: 'month' }, '1946-03-10')).toHaveLength(31)
  })
  test('born on 29 February: on 1 March of a common year, on the day of a leap year', () => {
    const one: Condition = { kind: 'birthday', in: 'day' }
    expect(daysOf(one, '2027-01-01', '2028-12-31', '1948-02-29')).toEqual([
      '2027-03-01',
      '2028-02-29',
    ])
  })
  test('by the moon: born on the fifteenth of the eighth, at every Mid-Autumn Festival', () => {
    // 1940-09-16 was Mid-Autumn of the year of the dragon.
    expect(in2026({ kind: 'birthday', in: 'day', calendar: 'lunar' }, '1940-09-16')).toEqual([
      '2026-09-25',
    ])
  })
  test('before the tables of the moon begin, nobody is said to have one by the moon', () => {
    const one: Condition = { kind: 'birthday', in: 'day', calendar: 'lunar' }
    expect(in2026(one, '1899-05-05')).toEqual([])
  })
  test('everybody has one in every year of life by the sun, and one in every lunar year', () => {
    const lunar: Condition = { kind: 'birthday', in: 'day', calendar: 'lunar' }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(serviceDay('1905-01-01'), days)),
        (birth) => {
          expect(in2026({ kind: 'birthday', in: 'day' }, birth)).toHaveLength(1)
          // The lunar years of 2025, with a leap month, and of 2026.
          expect(daysOf(lunar, '2025-01-29', '2026-02-16', birth)).toHaveLength(1)
          expect(daysOf(lunar, '2026-02-17', '2027-02-05', birth)).toHaveLength(1)
        },
      ),
      { numRuns: 40, seed: 1 },
    )
  })
})

test('they are said as people say them', () => {
  const said = (one: Condition) => describeCondition(one).zh
  expect(said({ kind: 'day_of_month', days: [1, 15], calendar: 'lunar' })).toBe('农历初一、十五')
  expect(said({ kind: 'day_of_month', days: [1, 'last'] })).toBe('每月 1 号、月底最后一天')
  expect(said({ kind: 'birthday', in: 'day', calendar: 'lunar' })).toBe('农历生日当天')
  expect(said({ kind: 'festival', festivals: ['double_ninth', 'new_years_eve'] })).toBe(
    '重阳节、除夕',
  )
  expect(whyUnmet({ kind: 'holiday', of: ['spring_festival'] }).zh).toBe('只用于春节放假的日子')
  expect(whyUnmet({ kind: 'birthday', in: 'month' })).toEqual({
    zh: '只用于生日当月',
    en: 'only for the month of her birthday',
  })
})

describe('what can never be is noticed while it is written', () => {
  const remarksOn = (when: readonly Condition[]) =>
    readScheme({
      code: 'test',
      name: { zh: '补贴', en: 'Help' },
      place: '上海市',
      firstDay: '2027-01-01',
      source: { title: '文件' },
      terms: {
        order: 1,
        choose: 'best',
        funder: '民政局',
        rules: [
          { label: { zh: '补', en: 'help' }, when, benefit: { kind: 'fixed_per_meal', fen: 1 } },
        ],
      },
    }).remarks.map(({ words }) => words.en)
  const noDay = 'no day of its first two years is all of this'
  test.each<[string, Condition[], string[]]>([
    [
      'Double Ninth in May',
      [
        { kind: 'festival', festivals: ['double_ninth'] },
        { kind: 'dates', from: serviceDay('2027-05-01'), to: serviceDay('2027-05-31') },
      ],
      [noDay],
    ],
    [
      'dates that are over',
      [{ kind: 'dates', from: serviceDay('2026-05-01'), to: serviceDay('2026-05-31') }],
      [noDay],
    ],
    [
      'a working day of a holiday',
      [{ kind: 'workday', is: true }, { kind: 'holiday' }],
      ['there is no such day: a holiday is no working day'],
    ],
    [
      'a 31st of a lunar month',
      [{ kind: 'day_of_month', days: [31], calendar: 'lunar' }],
      ['a lunar month has no 31st'],
    ],
    [
      'a Friday the thirteenth is no fault',
      [
        { kind: 'weekday', days: [5] },
        { kind: 'day_of_month', days: [13] },
      ],
      [],
    ],
    [
      'neither is a festival or a holiday of a year nobody has published yet',
      [{ kind: 'any_of', of: [{ kind: 'holiday' }, { kind: 'festival', festivals: ['qixi'] }] }],
      [],
    ],
    [
      'nor what is only barred on some days',
      [{ kind: 'none_of', of: [{ kind: 'holiday' }, { kind: 'weekday', days: [7] }] }],
      [],
    ],
  ])('%s', (_name, when, expected) => {
    expect(remarksOn(when)).toEqual(expected)
  })
})
