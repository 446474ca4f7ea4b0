import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benefitKinds } from '../../backend/subsidies/benefit.kinds.ts'
import { conditionKinds } from '../../backend/subsidies/condition.kinds.ts'
import { usageKey } from '../../backend/subsidies/limit.rules.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { QuoteInputs } from '../../backend/subsidies/quote.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { inputs } from '../support/builders/any-scheme.ts'

const label = { zh: '试', en: 'trial' }

describe('a quote', () => {
  test('has payers that sum to the price, none of them below zero, and list = subsidy + pay', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const quote = quoteMeal(given)
        const food = given.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0)
        expect(quote.listFen).toBe(food + given.deliveryFeeFen)
        expect(quote.payers.reduce((sum, payer) => sum + payer.amountFen, 0)).toBe(quote.listFen)
        expect(quote.payers.every((payer) => payer.amountFen >= 0)).toBe(true)
        expect(quote.subsidyFen + quote.payFen).toBe(quote.listFen)
      }),
    )
  })

  test('passes no limit, no budget and no floor, and asks nothing above the price', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const quote = quoteMeal(given)
        for (const usage of quote.usages) {
          const before = given.usage[usageKey(usage)] ?? 0
          expect(before + usage.amount).toBeLessThanOrEqual(usage.cap)
        }
        for (const { budget } of given.schemes) {
          const spent = quote.budgets
            .filter(({ budgetId }) => budgetId === budget?.id)
            .reduce((sum, { amountFen }) => sum + amountFen, 0)
          expect(spent).toBeLessThanOrEqual(budget?.leftFen ?? Infinity)
        }
        expect(quote.payDeliveryFen).toBeLessThanOrEqual(given.deliveryFeeFen)
      }),
    )
  })

  test('does not depend on the order in which schemes are read', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        expect(quoteMeal({ ...given, schemes: given.schemes.toReversed() })).toEqual(
          quoteMeal(given),
        )
      }),
    )
  })

  test('recomputed from its stored inputs is equal', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const stored = JSON.parse(JSON.stringify(given)) as QuoteInputs
        expect(JSON.parse(JSON.stringify(quoteMeal(stored)))).toEqual(
          JSON.parse(JSON.stringify(quoteMeal(given))),
        )
      }),
    )
  })

  test('lets only one scheme of a group apply', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const applied = quoteMeal(given).steps.filter((step) => step.applied)
        const groups = applied.flatMap(
          (step) =>
            given.schemes.find((scheme) => scheme.versionId === step.schemeVersionId)?.terms
              .group ?? [],
        )
        expect(new Set(groups).size).toBe(groups.length)
      }),
    )
  })
})

describe('stored terms', () => {
  test('of the demonstration schemes are accepted as they are', () => {
    for (const { terms } of putuoSchemes())
      expect(schemeTerms.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms)
  })

  test.each(Object.entries(conditionKinds))(
    'of condition %s accept its own examples',
    (kind, { examples }) => {
      for (const example of examples) {
        const [first] = putuoSchemes()
        const terms = {
          ...first?.terms,
          rules: [
            { label, when: [{ kind, ...example }], benefit: { kind: 'fixed_per_meal', fen: 100 } },
          ],
        }
        expect(schemeTerms.safeParse(terms).success).toBe(true)
      }
    },
  )

  test.each(Object.entries(benefitKinds))(
    'of benefit %s accept its own examples',
    (kind, { examples }) => {
      for (const example of examples) {
        const [first] = putuoSchemes()
        const terms = {
          ...first?.terms,
          rules: [{ label, when: [], benefit: { kind, ...(example as object) } }],
        }
        expect(schemeTerms.safeParse(terms).success).toBe(true)
      }
    },
  )

  test.each([
    ['140 percent', { kind: 'percent_off', percent: 140 }],
    ['nothing off', { kind: 'fixed_per_meal', fen: 0 }],
    ['half a fen', { kind: 'fixed_per_meal', fen: 0.5 }],
    ['an unknown kind', { kind: 'lottery', percent: 10 }],
  ])('with %s are refused', (_name, benefit) => {
    const [first] = putuoSchemes()
    expect(
      schemeTerms.safeParse({ ...first?.terms, rules: [{ label, when: [], benefit }] }).success,
    ).toBe(false)
  })
})
