import { describe, expect, test } from 'vitest'
import {
  conditionHolds,
  describeCondition,
  whyUnmet,
} from '../../backend/subsidies/condition.kinds.ts'
import type { Condition } from '../../backend/subsidies/condition.kinds.ts'
import type { Benefit } from '../../backend/subsidies/benefit.kinds.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { Spend } from '../../backend/subsidies/situation.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const spend: Spend = {
  listFen: fen(1500),
  remainingFen: fen(1200),
  subsidisedFen: fen(0),
  sets: ['老年套餐'],
  settings: {},
}
const born = (date: string) => aSituation({ birthDate: serviceDay(date) })
const holds = (one: Condition, situation = aSituation()): boolean =>
  conditionHolds(one, situation, spend)
const at = (from: number, more = {}): Condition => ({ kind: 'age', from, ...more })

describe('age on Tuesday, 10 March 2026', () => {
  test.each([
    ['the sixtieth birthday is today', '1966-03-10', at(60), true],
    ['it is tomorrow', '1966-03-11', at(60), false],
    ['80 is in "60 to 80"', '1946-01-01', at(60, { to: 80 }), true],
    ['80 is not in "from 60, below 80"', '1946-01-01', at(60, { below: 80 }), false],
    [
      'counted by the month, a birthday late in March has come',
      '1966-03-31',
      at(60, { since: 'month' }),
      true,
    ],
    [
      'counted from the next month, one early in March has not',
      '1966-03-01',
      at(60, { since: 'next_month' }),
      false,
    ],
    [
      'counted from the next month, one of February has',
      '1966-02-28',
      at(60, { since: 'next_month' }),
      true,
    ],
    ['counted by the year, one in December has', '1966-12-31', at(60, { since: 'year' }), true],
  ] as const)('%s', (_name, date, one, expected) => {
    expect(holds(one, born(date))).toBe(expected)
  })

  test('somebody born on 29 February turns 60 on 1 March of a common year', () => {
    const on = (day: string) =>
      aSituation({ day: serviceDay(day), birthDate: serviceDay('1964-02-29') })
    expect(holds(at(61), on('2025-02-28'))).toBe(false)
    expect(holds(at(61), on('2025-03-01'))).toBe(true)
  })
})

describe('own place', () => {
  const own = (level: 'city' | 'district' | 'street'): Condition => ({
    kind: 'own_place',
    level,
    by: 'hukou',
  })
  const from = (placePath: string) =>
    aSituation({ facts: [{ kind: 'hukou', grade: null, placePath }] })
  test.each([
    ['the same street', '上海市/普陀区/甘泉路街道', [true, true, true]],
    ['another street of the district', '上海市/普陀区/真如镇', [true, true, false]],
    ['another district', '上海市/静安区', [true, false, false]],
    ['only the district is known', '上海市/普陀区', [true, true, false]],
    ['another city', '南京市', [false, false, false]],
  ] as const)('%s', (_name, path, expected) => {
    expect(
      (['city', 'district', 'street'] as const).map((level) => holds(own(level), from(path))),
    ).toEqual(expected)
  })
})

describe('lived there for six months', () => {
  const one: Condition = { kind: 'residence', within: '上海市', forMonths: 6 }
  const since = (date: string | null) =>
    aSituation({
      facts: [
        {
          kind: 'residence',
          grade: null,
          placePath: '上海市/普陀区',
          since: date === null ? null : serviceDay(date),
        },
      ],
    })
  test.each([
    ['2025-09-10', true],
    ['2025-09-11', false],
    ['2025-08-31', true],
    [null, false],
  ])('since %s: %s', (date, expected) => {
    expect(holds(one, since(date))).toBe(expected)
  })
})

test('says why conditions inside conditions do not hold, at once', () => {
  let deep: Condition = { kind: 'age', from: 60 }
  for (let level = 0; level < 36; level += 1) deep = { kind: 'none_of', of: [deep] }
  expect(whyUnmet(deep).zh.length).toBeLessThan(200)
})

test('combinations hold as their parts do, and say what they ask', () => {
  const dibao: Condition = { kind: 'fact', fact: 'dibao' }
  const lunch: Condition = { kind: 'meal', meals: ['lunch'] }
  expect(holds({ kind: 'any_of', of: [dibao, lunch] })).toBe(true)
  expect(holds({ kind: 'all_of', of: [dibao, lunch] })).toBe(false)
  expect(holds({ kind: 'none_of', of: [dibao] })).toBe(true)
  expect(describeCondition({ kind: 'any_of', of: [dibao, at(80)] }).zh).toBe('低保，或者满 80 岁')
  expect(whyUnmet(at(80)).zh).toBe('要满 80 岁')
  expect(whyUnmet({ kind: 'none_of', of: [{ kind: 'fact', fact: 'in_institution' }] }).zh).toBe(
    '住养老院，不能享受',
  )
})

const base = { order: 10, choose: 'best' as const, funder: '民政局' }
const label = { zh: '补', en: 'help' }
const pays = (benefit: Benefit, priceFen: number, more: object = {}, rule: object = {}): number =>
  quoteMeal(
    someInputs(priceFen, {
      schemes: [
        inForce(
          schemeTerms.parse({ ...base, rules: [{ label, when: [], benefit, ...rule }], ...more }),
          1,
        ),
      ],
    }),
  ).payFen

describe('what is left to pay of a meal', () => {
  test.each<[string, Benefit, number, object, number]>([
    ['a third off 10 yuan, to the fen', { kind: 'fraction_off', part: 1, outOf: 3 }, 1000, {}, 667],
    [
      'a third off 9 yuan is exactly 3, whatever is rounded',
      { kind: 'fraction_off', part: 1, outOf: 3 },
      900,
      { rounding: 'down' },
      600,
    ],
    [
      'half of the first 15 yuan, the rest in full',
      { kind: 'percent_off', percent: 50, firstFen: 1500 },
      2000,
      {},
      1250,
    ],
    [
      'pay 7 of the first 12 yuan, the rest in full',
      { kind: 'pay_only', fen: 700, firstFen: 1200 },
      1500,
      {},
      1000,
    ],
    ['2 yuan for every full 10', { kind: 'per_full', everyFen: 1000, offFen: 200 }, 2999, {}, 2599],
    [
      'by what it costs: below the first band nothing',
      {
        kind: 'by_spend',
        bands: [
          { from: 1000, below: 1500, offFen: 200 },
          { from: 1500, offFen: 300 },
        ],
      },
      900,
      {},
      900,
    ],
    [
      'by what it costs: on the edge of the second band',
      {
        kind: 'by_spend',
        bands: [
          { from: 1000, below: 1500, offFen: 200 },
          { from: 1500, offFen: 300 },
        ],
      },
      1500,
      {},
      1200,
    ],
    [
      'a fixed sum, but half of the price at most',
      { kind: 'fixed_per_meal', fen: 800 },
      1000,
      { maxPercent: 50 },
      500,
    ],
    ['free, but for the floor', { kind: 'free' }, 1000, { floorFen: 100 }, 100],
    ['rounded to the jiao', { kind: 'percent_off', percent: 15 }, 1290, { roundTo: 10 }, 1100],
    [
      'rounded up to the yuan',
      { kind: 'percent_off', percent: 15 },
      1290,
      { roundTo: 100, rounding: 'up' },
      1090,
    ],
  ])('%s', (_name, benefit, priceFen, more, expected) => {
    expect(pays(benefit, priceFen, more)).toBe(expected)
  })
})

test('a benefit for one portion leaves the second portion at its price', () => {
  const terms = schemeTerms.parse({
    ...base,
    rules: [{ label, when: [], benefit: { kind: 'pay_only', fen: 300 } }],
  })
  const two = someInputs(0, {
    lines: [{ name: '套餐', priceFen: fen(1200), quantity: 2 }],
    schemes: [inForce(terms, 1)],
  })
  expect(quoteMeal(two).payFen).toBe(1500)
})

test('help for one set leaves what else is on the bill', () => {
  const rule = {
    label,
    when: [],
    benefit: { kind: 'percent_off', percent: 50 },
    on: { sets: ['老年套餐'] },
  }
  const both = someInputs(0, {
    lines: [
      { name: '老年套餐', priceFen: fen(1000), quantity: 1 },
      { name: '红烧肉', priceFen: fen(1800), quantity: 1 },
    ],
    schemes: [inForce(schemeTerms.parse({ ...base, rules: [rule] }), 1)],
  })
  expect(quoteMeal(both).payFen).toBe(2300)
})

test('a split by percent gives the odd fen to the largest remainder', () => {
  const split = [
    { funder: '市', percent: 33.33 },
    { funder: '区', percent: 33.33 },
    { funder: '街道', percent: 33.34 },
  ]
  const terms = schemeTerms.parse({
    ...base,
    funder: undefined,
    split,
    rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen: 100 } }],
  })
  const { payers } = quoteMeal(someInputs(1000, { schemes: [inForce(terms, 1)] }))
  expect(payers.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
    ['市', 33],
    ['区', 33],
    ['街道', 34],
    [null, 900],
  ])
})

describe('when the money set aside is spent', () => {
  const dry = (whenBudgetDry: 'stop' | 'canteen_pays') =>
    quoteMeal(
      someInputs(1000, {
        schemes: [
          inForce(
            schemeTerms.parse({
              ...base,
              whenBudgetDry,
              rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen: 300 } }],
            }),
            1,
            { budget: { id: 1, leftFen: 299 } },
          ),
        ],
      }),
    )
  test('the scheme stops and says so', () => {
    expect(dry('stop')).toMatchObject({
      payFen: 1000,
      steps: [{ applied: false, why: { zh: '今年的补贴经费已经用完' } }],
    })
  })
  test('or the canteen pays on', () => {
    expect(dry('canteen_pays')).toMatchObject({
      payFen: 700,
      payers: [{ funder: '社区食堂', amountFen: 300 }, {}],
    })
  })
})
