import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitWords } from '../../backend/subsidies/limit-words.rules.ts'
import { usageKey } from '../../backend/subsidies/limit.rules.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { limit as limitTerm, schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { addDays, mondayOf, serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { Meal } from '../../backend/vocabulary/meal.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const label = { zh: '补', en: 'help' }

/** Which of these meals are helped with, booked in this order; `given back` frees what the meal before it took. */
const helped = (
  meals: readonly (readonly [string, Meal, 'given back'?])[],
  limits: object[],
): boolean[] => {
  const usage: Record<string, number> = {}
  const terms = schemeTerms.parse({
    order: 1,
    choose: 'best',
    funder: '民政局',
    limits,
    rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen: 200 } }],
  })
  return meals.map(([day, meal, givenBack]) => {
    const quote = quoteMeal(
      someInputs(1000, {
        schemes: [inForce(terms, 1)],
        situation: aSituation({ day: serviceDay(day), meal }),
        usage,
      }),
    )
    for (const one of givenBack ? [] : quote.usages)
      usage[usageKey(one)] = (usage[usageKey(one)] ?? 0) + one.amount
    return quote.subsidyFen > 0
  })
}
const twoAWeek = [{ per: 'week', days: 2 }]

describe('on two days of a week', () => {
  test('lunch and dinner of one day are one day', () => {
    expect(
      helped(
        [
          ['2026-03-09', 'lunch'],
          ['2026-03-09', 'dinner'],
          ['2026-03-10', 'lunch'],
          ['2026-03-11', 'lunch'],
          ['2026-03-10', 'dinner'],
          ['2026-03-16', 'lunch'],
        ],
        twoAWeek,
      ),
    ).toEqual([true, true, true, false, true, true])
  })
  test('a day whose meal was given back is free again', () => {
    expect(
      helped(
        [
          ['2026-03-09', 'lunch'],
          ['2026-03-10', 'lunch', 'given back'],
          ['2026-03-11', 'lunch'],
          ['2026-03-12', 'lunch'],
        ],
        twoAWeek,
      ),
    ).toEqual([true, true, true, false])
  })
  test('the narrower of two such limits holds', () => {
    const meals = [
      ['2026-03-09', 'lunch'],
      ['2026-03-10', 'lunch'],
    ] as const
    expect(helped(meals, [...twoAWeek, { per: 'week', days: 1 }])).toEqual([true, false])
    expect(helped(meals, [{ per: 'week', days: 1 }, ...twoAWeek])).toEqual([true, false])
  })
})

test('however meals come, help is on so many days of a week and never on fewer than it could be', () => {
  const meal = fc.record({ ahead: fc.nat(20), meal: fc.constantFrom<Meal>('lunch', 'dinner') })
  fc.assert(
    fc.property(fc.array(meal, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (list, days) => {
      const meals = list.map(
        (one) => [addDays(serviceDay('2026-03-09'), one.ahead), one.meal] as const,
      )
      const begun = new Map<string, Set<string>>()
      const expected = meals.map(([day]) => {
        const week = begun.get(mondayOf(day)) ?? new Set<string>()
        begun.set(mondayOf(day), week)
        if (!week.has(day) && week.size === days) return false
        week.add(day)
        return true
      })
      expect(helped(meals, [{ per: 'week', days }])).toEqual(expected)
    }),
    { numRuns: 100, seed: 1 },
  )
})

test('it is said, and what cannot be counted is refused', () => {
  expect(limitWords(limitTerm.parse({ per: 'month', days: 20 }))).toEqual({
    zh: '每月 20 天',
    en: '20 days a month',
  })
  const wrong = [
    { per: 'day', days: 1 },
    { per: 'month', days: 2, times: 3 },
    { per: 'month', days: 2, carriedUntil: 'year', carriedFrom: '2026-01-01' },
    { per: 'month' },
  ]
  expect(wrong.filter((one) => limitTerm.safeParse(one).success)).toEqual([])
})
