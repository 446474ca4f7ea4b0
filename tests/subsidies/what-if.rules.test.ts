import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { whatIf } from '../../backend/subsidies/what-if.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { inputs } from '../support/builders/any-scheme.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const label = { zh: '补', en: 'help' }
const scheme = (fen: number, more: object = {}) =>
  inForce(
    schemeTerms.parse({
      order: 10,
      choose: 'best',
      funder: '民政局',
      rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen } }],
      ...more,
    }),
    1,
    { code: 'help' },
  )

const eaten = (dinerId: number, day: string, fen = 200) => ({
  dinerId,
  inputs: someInputs(1000, {
    situation: aSituation({ day: serviceDay(day) }),
    schemes: [scheme(fen)],
  }),
})

test('a higher rate costs the funder more and the diners less, meal by meal', () => {
  const meals = [eaten(1, '2026-03-02'), eaten(1, '2026-03-03'), eaten(2, '2026-03-03')]
  expect(whatIf(meals, scheme(300))).toEqual({
    meals: 3,
    before: { payFen: 2400, byFunder: { 民政局: 600 } },
    after: { payFen: 2100, byFunder: { 民政局: 900 } },
    diners: { more: 0, less: 2, same: 0 },
  })
})

test('its limits are used up in the order of the meals, by each diner for herself', () => {
  const meals = [eaten(1, '2026-03-02'), eaten(2, '2026-03-02'), eaten(1, '2026-03-03')]
  const twice = scheme(500, { limits: [{ per: 'week', times: 1 }] })
  // Monday once each; Tuesday of the same week nothing: 5 yuan more on Monday, 2 less on Tuesday.
  expect(whatIf(meals, twice)).toMatchObject({
    after: { payFen: 500 + 500 + 1000, byFunder: { 民政局: 1000 } },
    diners: { less: 2, more: 0 },
  })
})

test('a scheme that was not there is added beside what was', () => {
  const other = { ...scheme(100), code: 'more', versionId: 2 }
  expect(whatIf([eaten(1, '2026-03-02')], other)).toMatchObject({
    before: { payFen: 800 },
    after: { payFen: 700, byFunder: { 民政局: 300 } },
  })
})

test('whatever was eaten, everybody together pays the same price before and after', () => {
  fc.assert(
    fc.property(fc.array(inputs, { maxLength: 8 }), (list) => {
      const meals = list.map((one, nth) => ({ dinerId: nth % 3, inputs: one }))
      const { before, after } = whatIf(meals, scheme(300))
      const whole = ({ payFen, byFunder }: typeof before): number =>
        payFen + Object.values(byFunder).reduce((sum, fen) => sum + fen, 0)
      expect(whole(after)).toBe(whole(before))
    }),
  )
})
