import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { situationCase } from '../../backend/subsidies/case.rules.ts'
import { limitWords } from '../../backend/subsidies/limit-words.rules.ts'
import { usageKey } from '../../backend/subsidies/limit.rules.ts'
import { playCase } from '../../backend/subsidies/play-case.rules.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { schemeFile } from '../../backend/subsidies/scheme-file.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { addDays, monthOf, serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { HeldFact } from '../../backend/subsidies/situation.rules.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const label = { zh: '补', en: 'help' }
const monthly = { per: 'month', fen: 6000, carriedUntil: 'year', carriedFrom: '2026-03-01' }
const scheme = (limit: object, when: object[] = [], version = 1) =>
  inForce(
    schemeTerms.parse({
      order: 1,
      choose: 'best',
      funder: '民政局',
      limits: [limit],
      rules: [{ label, when, benefit: { kind: 'free' } }],
    }),
    version,
    { code: 'purse' },
  )

interface Eating {
  readonly limit: object
  readonly when?: object[]
  readonly born?: string
  readonly facts?: HeldFact[]
}

/** What is helped with, meal by meal in the order they are booked: each on what those before have used. */
const helpFor = (meals: readonly (readonly [string, number])[], eating: Eating): number[] => {
  const usage: Record<string, number> = {}
  return meals.map(([day, priceFen]) => {
    const quote = quoteMeal(
      someInputs(priceFen, {
        schemes: [scheme(eating.limit, eating.when)],
        situation: aSituation({
          day: serviceDay(day),
          birthDate: serviceDay(eating.born ?? '1940-01-01'),
          facts: eating.facts ?? [],
        }),
        usage,
      }),
    )
    for (const one of quote.usages) usage[usageKey(one)] = (usage[usageKey(one)] ?? 0) + one.amount
    return quote.subsidyFen
  })
}

describe('60 yuan a month from March, what is left goes on to the end of the year', () => {
  test.each<[string, (readonly [string, number])[], number[]]>([
    [
      'March and half of April are still there in May',
      [
        ['2026-04-10', 3000],
        ['2026-05-10', 20_000],
      ],
      [3000, 15_000],
    ],
    ['before it begins a month is a month', [['2026-02-10', 20_000]], [6000]],
    ['the first month is no more than its own', [['2026-03-10', 20_000]], [6000]],
    [
      'a new year begins at nothing',
      [
        ['2026-12-31', 1000],
        ['2027-01-01', 20_000],
      ],
      [1000, 6000],
    ],
    [
      'what was booked for next month is kept for it',
      [
        ['2026-04-02', 12_000],
        ['2026-03-31', 6000],
      ],
      [12_000, 0],
    ],
    [
      'and what nobody booked for next month is not: this month has its own',
      [
        ['2026-04-02', 4000],
        ['2026-03-31', 20_000],
        ['2026-04-03', 20_000],
      ],
      [4000, 6000, 2000],
    ],
  ])('%s', (_name, meals, expected) => {
    expect(helpFor(meals, { limit: monthly })).toEqual(expected)
  })

  test('nothing was put by for months before she was of age', () => {
    const when = [{ kind: 'age', from: 80 }]
    const meals = [['2026-06-20', 50_000]] as const
    expect(helpFor(meals, { limit: monthly, when, born: '1946-05-31' })).toEqual([12_000])
    expect(helpFor(meals, { limit: monthly, when, born: '1940-05-31' })).toEqual([24_000])
  })

  test('nor for months before her status was on record', () => {
    const when = [
      { kind: 'fact', fact: 'dibao' },
      { kind: 'meal', meals: ['lunch'] },
    ]
    const since = (day: string | null): HeldFact[] => [
      { kind: 'dibao', grade: null, placePath: null, since: day === null ? null : serviceDay(day) },
    ]
    const meals = [['2026-06-20', 50_000]] as const
    expect(helpFor(meals, { limit: monthly, when, facts: since('2026-04-20') })).toEqual([18_000])
    expect(helpFor(meals, { limit: monthly, when, facts: since('2020-01-01') })).toEqual([24_000])
  })

  test('a version that no longer carries over knows what was used this month', () => {
    const usage: Record<string, number> = {}
    const carried = quoteMeal(
      someInputs(5000, {
        schemes: [scheme(monthly)],
        situation: aSituation({ day: serviceDay('2026-03-10') }),
      }),
    )
    for (const one of carried.usages) usage[usageKey(one)] = one.amount
    const next = quoteMeal(
      someInputs(5000, {
        schemes: [scheme({ per: 'month', fen: 6000 }, [], 2)],
        situation: aSituation({ day: serviceDay('2026-03-20') }),
        usage,
      }),
    )
    expect(next.subsidyFen).toBe(1000)
  })
})

test('meals that are carried over: two a month, within the quarter', () => {
  const limit = {
    per: 'month',
    times: 2,
    carriedUntil: 'quarter',
    carriedFrom: '2026-01-01',
  }
  const days = ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-04-01']
  expect(
    helpFor(
      days.map((day) => [day, 1000] as const),
      { limit },
    ),
  ).toEqual([1000, 1000, 1000, 1000, 0, 1000])
})

test('5 yuan a day, good until the end of the month', () => {
  const limit = { per: 'day', fen: 500, carriedUntil: 'month', carriedFrom: '2026-01-01' }
  expect(
    helpFor(
      [
        ['2026-03-04', 1500],
        ['2026-03-05', 9900],
        ['2026-03-31', 99_000],
        ['2026-04-01', 9900],
      ],
      { limit },
    ),
  ).toEqual([1500, 1000, 13_000, 500])
})

test('a purse by the quarter is full again on the first of April', () => {
  const limit = { per: 'quarter', fen: 3000 }
  expect(
    helpFor(
      [
        ['2026-01-02', 2000],
        ['2026-03-31', 2000],
        ['2026-04-01', 2000],
      ],
      { limit },
    ),
  ).toEqual([2000, 1000, 2000])
})

/** A year of meals in any order of booking: no month's end ever saw more used than was granted by then. */
test('in whatever order meals are booked and given back, nothing is used before it was granted', () => {
  const first = serviceDay('2026-01-01')
  const perMonth = 1000
  const limit = { per: 'month', fen: perMonth, carriedUntil: 'year', carriedFrom: '2026-01-01' }
  const deed = fc.record({
    ahead: fc.integer({ min: 0, max: 364 }),
    priceFen: fc.integer({ min: 100, max: 2500 }),
    givenBack: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const usage: Record<string, number> = {}
      const helped: { month: string; amountFen: number }[] = []
      for (const { ahead, priceFen, givenBack } of deeds) {
        const day = addDays(first, ahead)
        const quote = quoteMeal(
          someInputs(priceFen, {
            schemes: [scheme(limit)],
            situation: aSituation({ day }),
            usage,
          }),
        )
        // What the guarded counters of the database hold to: no row passes its cap.
        for (const one of quote.usages)
          expect((usage[usageKey(one)] ?? 0) + one.amount).toBeLessThanOrEqual(one.cap)
        if (givenBack) continue
        for (const one of quote.usages)
          usage[usageKey(one)] = (usage[usageKey(one)] ?? 0) + one.amount
        helped.push({ month: monthOf(day), amountFen: quote.subsidyFen })
      }
      for (let nth = 1; nth <= 12; nth += 1) {
        const month = `2026-${String(nth).padStart(2, '0')}`
        const used = helped
          .filter((one) => one.month <= month)
          .reduce((sum, one) => sum + one.amountFen, 0)
        expect(used).toBeLessThanOrEqual(nth * perMonth)
      }
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('in the order they are eaten, not a fen that was granted is withheld', () => {
  const first = serviceDay('2026-01-01')
  const limit = { per: 'month', fen: 1000, carriedUntil: 'year', carriedFrom: '2026-01-01' }
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 20 })
  fc.assert(
    fc.property(days, fc.integer({ min: 50, max: 3000 }), (ahead, priceFen) => {
      const meals = ahead
        .toSorted((a, b) => a - b)
        .map((days) => [addDays(first, days), priceFen] as const)
      let used = 0
      const expected = meals.map(([day]) => {
        const granted = 1000 * Number(day.slice(5, 7))
        const help = Math.min(priceFen, granted - used)
        used += help
        return help
      })
      expect(helpFor(meals, { limit })).toEqual(expected)
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('in a case, what was used before is taken from what was put by, once however often it was', () => {
  const file = schemeFile.parse({
    schemes: [
      {
        code: 'purse',
        name: label,
        place: '上海市',
        firstDay: '2026-03-01',
        source: { title: '文件' },
        terms: {
          order: 1,
          choose: 'best',
          funder: '民政局',
          limits: [monthly],
          rules: [{ label, when: [], benefit: { kind: 'free' } }],
        },
      },
    ],
  })
  const one = situationCase.parse({
    diner: { age: 80 },
    meal: { day: '2026-05-10', priceFen: 20_000 },
    used: [{ scheme: 'purse', day: '2026-04-10', times: 3, fen: 4000 }],
  })
  expect(playCase(file, one)[0]?.quote?.subsidyFen).toBe(18_000 - 4000)
})

test('it is said with the limit', () => {
  const limit = schemeTerms.shape.limits.parse([monthly])[0]
  expect(limit && limitWords(limit)).toEqual({
    zh: '每月 60 元，没用完的留到年底',
    en: '60 yuan a month; what is left is good until the end of the year',
  })
})
