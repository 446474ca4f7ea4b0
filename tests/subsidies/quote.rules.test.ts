import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benefitKinds } from '../../backend/subsidies/benefit.kinds.ts'
import { conditionKinds } from '../../backend/subsidies/condition.kinds.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { QuoteInputs, SchemeInForce, UsageSoFar } from '../../backend/subsidies/quote.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import type { SchemeRule, SchemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'

const label = { zh: '试', en: 'trial' }

const rule = fc.record({
  label: fc.constant(label),
  when: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('age' as const), from: fc.integer({ min: 50, max: 90 }) }),
      fc.record({
        kind: fc.constant('minimum_spend' as const),
        fen: fc.integer({ min: 0, max: 3000 }),
        measured: fc.constantFrom('before_discounts' as const, 'after_discounts' as const),
      }),
      fc.record({ kind: fc.constant('way' as const), ways: fc.constant(['dine_in' as const]) }),
    ),
    { maxLength: 2 },
  ),
  benefit: fc.oneof(
    fc.record({
      kind: fc.constant('percent_off' as const),
      percent: fc.integer({ min: 1, max: 100 }),
    }),
    fc.record({
      kind: fc.constant('fixed_per_meal' as const),
      fen: fc.integer({ min: 1, max: 3000 }),
    }),
  ),
}) as fc.Arbitrary<SchemeRule>

const schemes = fc
  .array(
    fc.record({
      order: fc.integer({ min: 0, max: 5 }),
      group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      choose: fc.constantFrom('best' as const, 'first' as const),
      rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
      limits: fc.constantFrom<SchemeTerms['limits']>([], [{ per: 'day', times: 1 }]),
      rounding: fc.constantFrom('half-up' as const, 'down' as const, 'up' as const),
      funder: fc.constant('某局'),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map((terms, index): SchemeInForce => ({
      versionId: index + 1,
      code: `s${index}`,
      name: label,
      funderId: index + 1,
      funderIsCanteen: false,
      terms,
    })),
  )

const inputs: fc.Arbitrary<QuoteInputs> = fc
  .record({
    listFen: fc.integer({ min: 0, max: 10_000 }),
    age: fc.integer({ min: 50, max: 101 }),
    schemes,
    used: fc.boolean(),
  })
  .map(({ listFen, age, schemes: inForce, used }) => ({
    listFen: fen(listFen),
    situation: {
      day: serviceDay('2026-03-10'),
      meal: 'lunch',
      way: 'dine_in',
      canteenPath: '上海市',
      birthDate: serviceDay(`${2026 - age}-01-01`),
      facts: [],
    },
    schemes: inForce,
    usage: (used ? { 's0:day@2026-03-10': 1 } : {}) as UsageSoFar,
  }))

describe('a quote', () => {
  test('has payers that sum to the price, none of them below zero, and list = subsidy + pay', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const quote = quoteMeal(given)
        expect(quote.payers.reduce((sum, payer) => sum + payer.amountFen, 0)).toBe(given.listFen)
        expect(quote.payers.every((payer) => payer.amountFen >= 0)).toBe(true)
        expect(quote.subsidyFen + quote.payFen).toBe(quote.listFen)
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
          rules: [{ label, when: [], benefit: { kind, ...example } }],
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
