import { describe, expect, test } from 'vitest'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const label = { zh: '补', en: 'help' }
const gives = (nth: number, fen: number, more: object = {}) =>
  inForce(
    schemeTerms.parse({
      order: nth * 10,
      choose: 'best',
      funder: '民政局',
      rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen } }],
      ...more,
    }),
    nth,
  )
const pays = (priceFen: number, ...schemes: ReturnType<typeof gives>[]): number =>
  quoteMeal(someInputs(priceFen, { schemes })).payFen

describe('city, then street', () => {
  test.each([
    ['stack where nobody says otherwise', 800, 500, {}, 200, 100],
    [
      'leave her the floor the first asks for, also when the second helps',
      700,
      500,
      { floorFen: 100 },
      300,
      100,
    ],
    [
      'keep to the most that all public money may pay together',
      1500,
      500,
      { totalMaxFen: 600 },
      300,
      900,
    ],
    [
      'keep to the part of the price that all may pay together',
      800,
      300,
      { totalMaxPercent: 50 },
      200,
      400,
    ],
  ])('%s', (_name, priceFen, first, terms, second, expected) => {
    expect(pays(priceFen, gives(1, first, terms), gives(2, second))).toBe(expected)
  })
})

describe('limits of rules', () => {
  const week = (times: number) => [{ per: 'week', times }]
  const terms = schemeTerms.parse({
    order: 10,
    choose: 'best',
    funder: '民政局',
    rules: [
      {
        label,
        when: [{ kind: 'meal', meals: ['lunch'] }],
        benefit: { kind: 'fixed_per_meal', fen: 400 },
        limits: week(1),
      },
      {
        label,
        when: [{ kind: 'meal', meals: ['dinner'] }],
        benefit: { kind: 'fixed_per_meal', fen: 400 },
        limits: week(2),
      },
    ],
  })
  const at = (meal: 'lunch' | 'dinner', usage: Record<string, number>) =>
    quoteMeal(
      someInputs(1000, { situation: aSituation({ meal }), schemes: [inForce(terms, 1)], usage }),
    )

  test('are counted for each rule: lunch once a week, dinner twice', () => {
    const lunchUsed = { 'scheme-1#1:week@2026-03-09': 1 }
    expect(at('lunch', {}).usages).toMatchObject([{ limitKey: 'scheme-1#1:week', cap: 1 }])
    expect(at('lunch', lunchUsed).payFen).toBe(1000)
    expect(at('dinner', lunchUsed).payFen).toBe(600)
  })
})

test('a budget pays public money only: the canteen’s part of a split is not its', () => {
  const split = [
    { funder: '民政局', percent: 60 },
    { funder: '社区食堂', percent: 40 },
  ]
  const scheme = { ...gives(1, 500, { funder: undefined, split }), budget: { id: 7, leftFen: 300 } }
  expect(quoteMeal(someInputs(1000, { schemes: [scheme] }))).toMatchObject({
    payFen: 500,
    budgets: [{ budgetId: 7, amountFen: 300 }],
  })
})

test('a ceiling of public money leaves the canteen its own discount', () => {
  const canteen = gives(2, 200, { funder: '社区食堂' })
  expect(pays(1500, gives(1, 300, { totalMaxFen: 300 }), canteen)).toBe(1000)
})

test('a split keeps to the ceiling with its public part', () => {
  const split = [
    { funder: '民政局', percent: 60 },
    { funder: '社区食堂', percent: 40 },
  ]
  const scheme = gives(1, 500, { funder: undefined, split, totalMaxFen: 150 })
  expect(pays(1000, scheme)).toBe(750)
})
