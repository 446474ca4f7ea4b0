import { describe, expect, test } from 'vitest'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { inForce, someInputs } from '../support/builders/situation.ts'

const base = { order: 10, choose: 'best' as const, funder: '民政局' }
const label = { zh: '补', en: 'help' }

describe('so much for each portion', () => {
  const order = [
    { name: '套餐', priceFen: fen(1200), quantity: 2 },
    { name: '馒头', priceFen: fen(100), quantity: 1 },
  ]
  const left = (benefit: object, more: object = {}): number =>
    quoteMeal(
      someInputs(0, {
        lines: order,
        schemes: [
          inForce(
            schemeTerms.parse({ ...base, rules: [{ label, when: [], benefit, ...more }] }),
            1,
          ),
        ],
      }),
    ).payFen
  test.each<[string, object, object, number]>([
    ['all three, of the cheapest no more than it costs', {}, {}, 2500 - 300 - 300 - 100],
    ['two at most: the dearest', { portions: 2 }, {}, 2500 - 600],
    ['one at most', { portions: 1 }, {}, 2500 - 300],
    ['only of one set', {}, { on: { sets: ['馒头'] } }, 2500 - 100],
    ['the scheme’s own word on portions holds', {}, { on: { portions: 'one' } }, 2500 - 300],
  ])('%s', (_name, more, rule, expected) => {
    expect(left({ kind: 'fixed_per_portion', fen: 300, ...more }, rule)).toBe(expected)
  })
})

test('an order of two portions is one use of a limit', () => {
  const benefit = { kind: 'fixed_per_portion', fen: 300 }
  const limits = [{ per: 'day', times: 1 }]
  const terms = schemeTerms.parse({ ...base, limits, rules: [{ label, when: [], benefit }] })
  const { subsidyFen, usages } = quoteMeal(
    someInputs(0, {
      lines: [{ name: '套餐', priceFen: fen(1200), quantity: 2 }],
      schemes: [inForce(terms, 1)],
    }),
  )
  expect(subsidyFen).toBe(600)
  expect(usages.map(({ amount, cap }) => [amount, cap])).toEqual([[1, 1]])
})
