import { describe, expect, test } from 'vitest'
import { orderRefused, quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const base = { order: 10, choose: 'best' as const, funder: '民政局' }
const label = { zh: '补', en: 'help' }

describe('vouchers', () => {
  const voucher = (serial: string, usesLeft = 1, lastDay: string | null = null) => ({
    serial,
    scheme: 'scheme-1',
    lastDay: lastDay === null ? null : serviceDay(lastDay),
    usesLeft,
  })
  const withVouchers = (perMeal: number | undefined, ...vouchers: ReturnType<typeof voucher>[]) =>
    someInputs(1200, {
      situation: aSituation({ vouchers }),
      schemes: [
        inForce(
          schemeTerms.parse({
            ...base,
            rules: [{ label, when: [], benefit: { kind: 'voucher', fen: 300, perMeal } }],
          }),
          1,
        ),
      ],
    })
  test('one a meal, the one that ends first', () => {
    const quote = quoteMeal(
      withVouchers(undefined, voucher('B', 1, '2026-12-31'), voucher('A', 1, '2026-03-31')),
    )
    expect(quote).toMatchObject({ payFen: 900, vouchers: ['A'] })
  })
  test('two where the scheme says so', () => {
    expect(quoteMeal(withVouchers(2, voucher('A'), voucher('B'), voucher('C')))).toMatchObject({
      payFen: 600,
      vouchers: ['A', 'B'],
    })
  })
  test('an expired one counts for nothing, and says why', () => {
    const quote = quoteMeal(withVouchers(undefined, voucher('A', 1, '2026-03-09')))
    expect(quote).toMatchObject({
      payFen: 1200,
      vouchers: [],
      steps: [{ why: { zh: '助餐券已经过期' } }],
    })
  })
  test('a used one stops the order', () => {
    expect(orderRefused(withVouchers(undefined, voucher('A', 0)))?.code).toBe('voucher_used')
  })
})

test('no more vouchers are used up than the meal takes, and the same paper counts once', () => {
  const one = (serial: string) => ({ serial, scheme: 'scheme-1', lastDay: null, usesLeft: 1 })
  const rules = [{ label, when: [], benefit: { kind: 'voucher', fen: 200, perMeal: 3 } }]
  const schemes = [inForce(schemeTerms.parse({ ...base, rules }), 1)]
  const meal = (...vouchers: ReturnType<typeof one>[]) =>
    quoteMeal(someInputs(400, { situation: aSituation({ vouchers }), schemes }))
  expect(meal(one('A'), one('B'), one('C'))).toMatchObject({ payFen: 0, vouchers: ['A', 'B'] })
  expect(meal(one('A'), one('A'))).toMatchObject({ payFen: 200, vouchers: ['A'] })
})

test('who a scheme is not for needs none of its tickets', () => {
  const rules = [{ label, when: [{ kind: 'age', from: 80 }], benefit: { kind: 'free' } }]
  const schemes = [inForce(schemeTerms.parse({ ...base, ticket: true, rules }), 1)]
  expect(orderRefused(someInputs(1000, { schemes }))).toBeNull()
  const old = aSituation({ birthDate: serviceDay('1940-01-01') })
  expect(orderRefused(someInputs(1000, { schemes, situation: old }))?.code).toBe('ticket_missing')
})
