import fc from 'fast-check'
import type { QuoteInputs } from '../../../backend/subsidies/quote.rules.ts'
import type { Benefit } from '../../../backend/subsidies/benefit.kinds.ts'
import type { Condition } from '../../../backend/subsidies/condition.kinds.ts'
import type { SchemeInForce } from '../../../backend/subsidies/scheme-outcome.rules.ts'
import { schemeTerms } from '../../../backend/subsidies/terms.rules.ts'
import { serviceDay } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { aSituation, inForce } from './situation.ts'

const label = { zh: '试', en: 'trial' }
const some = (most: number) => fc.integer({ min: 1, max: most })
const how = {
  of: fc.option(fc.constantFrom('list' as const, 'left' as const), { nil: undefined }),
  rounds: fc.option(fc.constantFrom('help' as const, 'price' as const), { nil: undefined }),
  maxFen: fc.option(some(1000), { nil: undefined }),
  firstFen: fc.option(some(3000), { nil: undefined }),
}
const tagged = <Kind extends string, Rest extends object>(kind: Kind, rest: fc.Arbitrary<Rest>) =>
  rest.map((terms) => ({ kind, ...terms }))

const bands = fc.tuple(some(90), fc.nat(2000), fc.nat(2000)).map(([edge, payFen, offFen]) => [
  { from: 0, below: edge, payFen },
  { from: edge, offFen },
])

/** Any benefit of any kind. */
export const benefits: fc.Arbitrary<Benefit> = fc.oneof(
  tagged('percent_off', fc.record({ percent: some(10_000).map((n) => n / 100), ...how })),
  tagged(
    'fraction_off',
    fc.record({ part: some(3), outOf: fc.integer({ min: 3, max: 9 }), ...how }),
  ),
  tagged('fixed_per_meal', fc.record({ fen: some(3000) })),
  tagged(
    'fixed_per_portion',
    fc.record({ fen: some(1500), portions: fc.option(some(3), { nil: undefined }) }),
  ),
  tagged('pay_only', fc.record({ fen: some(2000), firstFen: how.maxFen })),
  tagged('per_full', fc.record({ everyFen: some(1500), offFen: some(500), maxFen: how.maxFen })),
  tagged('free', fc.constant({})),
  tagged('fill_up_to', fc.record({ fen: some(2000) })),
  tagged('by_age', fc.record({ bands })),
  tagged('by_spend', fc.record({ bands })),
  tagged('voucher', fc.record({ fen: some(500), perMeal: fc.option(some(2), { nil: undefined }) })),
)

const monthDay = fc.constantFrom(10, 22, 'last' as const)
const calendar = fc.constantFrom('solar' as const, 'lunar' as const, undefined)
const simple: fc.Arbitrary<Condition> = fc.oneof(
  tagged('age', fc.record({ from: fc.integer({ min: 50, max: 90 }) })),
  tagged('way', fc.record({ ways: fc.constant(['dine_in' as const]).map((ways) => [...ways]) })),
  tagged(
    'minimum_spend',
    fc.record({
      fen: fc.nat(3000),
      measured: fc.constantFrom('before_discounts' as const, 'after_discounts' as const),
    }),
  ),
  tagged('fact', fc.constant({ fact: 'dibao' as const })),
  tagged('workday', fc.record({ is: fc.boolean() })),
  tagged('holiday', fc.constant({})),
  tagged(
    'festival',
    fc.constant(null).map(() => ({ festivals: ['lantern_festival' as const] })),
  ),
  tagged(
    'day_of_month',
    fc.record({
      days: fc.array(monthDay, { minLength: 1, maxLength: 2 }),
      calendar,
    }),
  ),
  tagged(
    'birthday',
    fc.record({ in: fc.constantFrom('day' as const, 'month' as const), calendar }),
  ),
)
export const conditions: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('any_of' as const, 'all_of' as const, 'none_of' as const),
      of: fc.array(simple, { minLength: 1, maxLength: 2 }),
    }),
  },
)

const limits = fc.array(
  fc.oneof(
    fc.record({
      per: fc.constantFrom('meal', 'day', 'week', 'month', 'quarter', 'year', 'ever'),
      times: some(3),
    }),
    fc.record({ per: fc.constantFrom('day', 'week', 'month'), fen: some(1500) }),
    fc.record({ per: fc.constantFrom('week', 'month', 'year'), days: some(2) }),
    fc.record({
      per: fc.constant('month'),
      fen: some(1500),
      carriedUntil: fc.constantFrom('quarter', 'year'),
      carriedFrom: fc.constantFrom('2026-01-01', '2026-03-01', '2026-04-01'),
    }),
    fc.record({
      per: fc.constant('day'),
      times: some(2),
      carriedUntil: fc.constantFrom('week', 'month'),
      carriedFrom: fc.constant('2026-03-05'),
    }),
  ),
  { maxLength: 2 },
)

const payers = fc.oneof(
  fc.constantFrom('民政局', '社区食堂').map((funder) => ({ funder })),
  some(9_999).map((n) => ({
    split: [
      { funder: '市财政', percent: n / 100 },
      { funder: '区财政', percent: (10_000 - n) / 100 },
    ],
  })),
  some(800).map((part) => ({
    split: [
      { funder: '市财政', fen: part },
      { funder: '街道', rest: true as const },
    ],
  })),
)

const byPlace = fc
  .record({
    by: fc.constantFrom('hukou', 'canteen'),
    within: fc.constantFrom('上海市', '上海市/普陀区', '南京市'),
    street: fc.constantFrom('街道办', '社区食堂'),
    elsewhere: fc.option(fc.constant('市财政'), { nil: undefined }),
    shared: fc.boolean(),
  })
  .map(({ by, within, street, elsewhere, shared }) => ({
    ...(shared
      ? {
          split: [
            { funder: '市财政', percent: 30 },
            { funder: '属地', percent: 70 },
          ],
        }
      : { funder: '属地' }),
    payersByPlace: [{ name: '属地', by, places: [{ within, funder: street }], funder: elsewhere }],
    operator: [{ label, kind: 'service', when: [], fen: 100, per: 'meal', funder: '属地' }],
  }))

const terms = fc
  .record({
    order: fc.integer({ min: 0, max: 4 }),
    group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    choose: fc.constantFrom('best' as const, 'first' as const),
    rules: fc.array(
      fc.record({
        label: fc.constant(label),
        when: fc.array(conditions, { maxLength: 2 }),
        benefit: benefits,
        on: fc.option(
          fc.record({ part: fc.constantFrom('food' as const, 'delivery_fee' as const) }),
          { nil: undefined },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    limits,
    floorFen: fc.option(some(500), { nil: undefined }),
    maxPercent: fc.option(some(100), { nil: undefined }),
    totalMaxFen: fc.option(some(2000), { nil: undefined }),
    rounding: fc.constantFrom('half-up' as const, 'down' as const, 'up' as const),
    roundTo: fc.option(fc.constantFrom(1, 10, 50, 100), { nil: undefined }),
    payers: fc.oneof({ weight: 3, arbitrary: payers }, { weight: 1, arbitrary: byPlace }),
  })
  .map(({ payers: who, ...rest }) =>
    schemeTerms.parse(JSON.parse(JSON.stringify({ ...rest, ...who }))),
  )

export const schemes: fc.Arbitrary<SchemeInForce[]> = fc
  .array(fc.record({ terms, budgetLeftFen: fc.option(fc.nat(2000), { nil: undefined }) }), {
    maxLength: 5,
  })
  .map((list) =>
    list.map((one, index) =>
      inForce(one.terms, index + 1, {
        budget:
          one.budgetLeftFen === undefined
            ? undefined
            : { id: index + 1, leftFen: one.budgetLeftFen },
      }),
    ),
  )

const day = serviceDay('2026-03-10')

const bornOn = (year: number, date: string) =>
  serviceDay(`${year}-${date === '02-29' && year % 4 !== 0 ? '03-01' : date}`)

/** Any meal under any schemes, with some use of them before. */
export const inputs: fc.Arbitrary<QuoteInputs> = fc
  .record({
    lines: fc.array(fc.record({ priceFen: fc.nat(4000), quantity: some(3) }), {
      minLength: 1,
      maxLength: 3,
    }),
    deliveryFeeFen: fc.oneof(fc.constant(0), some(800)),
    age: fc.integer({ min: 50, max: 101 }),
    dibao: fc.boolean(),
    hukou: fc.constantFrom('上海市/普陀区/真如镇', '南京市/建邺区', null),
    sort: fc.constantFrom(
      { workday: true, holiday: null },
      { workday: false, holiday: null },
      { workday: false, holiday: 'spring_festival' as const },
    ),
    born: fc.constantFrom('01-01', '03-10', '02-29'),
    hasVoucher: fc.boolean(),
    inForce: schemes,
    used: fc.dictionary(
      fc.constantFrom(
        'scheme-1:day@2026-03-10',
        'scheme-2:week:fen@2026-03-09',
        'scheme-1:meal-lunch@2026-03-10',
        'scheme-1:month:fen:2026-01-01>2026-03-01@2026-01-01',
        'scheme-1:week:days:2026-03-09@2026-03-09',
        'scheme-2:day:2026-03-09>2026-03-11@2026-03-09',
      ),
      some(3),
    ),
  })
  .map((any) => ({
    lines: any.lines.map(({ priceFen, quantity }, nth) => ({
      name: `菜${nth}`,
      priceFen: fen(priceFen),
      quantity,
    })),
    deliveryFeeFen: fen(any.deliveryFeeFen),
    situation: aSituation({
      ...any.sort,
      birthDate: bornOn(2026 - any.age, any.born),
      facts: [
        ...(any.dibao ? [{ kind: 'dibao', grade: null, placePath: null }] : []),
        ...(any.hukou === null ? [] : [{ kind: 'hukou', grade: null, placePath: any.hukou }]),
      ],
      vouchers: any.hasVoucher
        ? [{ serial: 'V1', scheme: 'scheme-1', lastDay: day, usesLeft: 1 }]
        : [],
    }),
    schemes: any.inForce,
    usage: any.used,
    canteenFunder: { id: 9999, name: '社区食堂' },
  }))
