import { describe, expect, test } from 'vitest'
import {
  doubledIds,
  operatorCode,
  ruleCode,
  withIds,
} from '../../backend/subsidies/rule-ids.rules.ts'
import { schemeTerms } from '../../backend/subsidies/terms.rules.ts'

const rule = (from: number, offFen: number, more: object = {}) => ({
  label: { zh: `${from} 岁以上`, en: `from ${from}` },
  when: [{ kind: 'age', from }],
  benefit: { kind: 'fixed_per_meal', fen: offFen },
  ...more,
})
const payment = (zh: string, more: object = {}) => ({
  label: { zh, en: zh },
  kind: 'service',
  when: [],
  fen: 200,
  per: 'person_day',
  ...more,
})
const terms = (rules: object[], operator: object[] = []) =>
  schemeTerms.parse({ order: 10, choose: 'best', funder: '民政局', rules, operator })
const idsOf = (made: ReturnType<typeof terms>) => ({
  rules: made.rules.map(({ id }) => id),
  operator: (made.operator ?? []).map(({ id }) => id),
})

describe('what is counted by itself is counted under', () => {
  test('its place where it has no id, and its id wherever it stands', () => {
    const { rules, operator = [] } = terms(
      [rule(60, 1), rule(80, 3, { id: 'old' })],
      [payment('早')],
    )
    expect(rules.map((one, nth) => ruleCode('s', one, nth))).toEqual(['s#1', 's#old'])
    expect(operator.map((one, nth) => operatorCode('s', one, nth))).toEqual(['s/1'])
  })

  test('the place it had, once a version without ids is followed by one with more in front', () => {
    const before = terms([rule(60, 100), rule(80, 300)], [payment('午')])
    const after = terms(
      [rule(95, 500), rule(60, 100), rule(80, 300)],
      [payment('早'), payment('午')],
    )
    expect(idsOf(withIds(after, [before]))).toEqual({
      rules: ['3', '1', '2'],
      operator: ['2', '1'],
    })
  })

  test('the same id at another rate, or under another name', () => {
    const before = terms([rule(60, 100, { id: 'a' }), rule(80, 300, { id: 'b' })])
    const dearer = rule(80, 500)
    const renamed = { ...rule(60, 100), label: { zh: '花甲', en: 'sixty' } }
    expect(idsOf(withIds(terms([dearer, renamed]), [before])).rules).toEqual(['b', 'a'])
  })

  test('the same id in whatever order the database gives its fields back', () => {
    const before = terms([{ ...rule(60, 100, { id: 'a' }), on: { sets: ['甲'], portions: 'one' } }])
    const turned = before.rules.map(({ id, on, benefit, when, label }) => ({
      on: { portions: on?.portions, sets: on?.sets },
      benefit,
      when: when.map((one) => Object.fromEntries(Object.entries(one).toReversed())),
      label: { en: label.en, zh: label.zh },
      id,
    }))
    const stored = { ...before, rules: turned } as typeof before
    const after = terms([{ ...rule(60, 100), on: { sets: ['甲'], portions: 'one' } }])
    expect(idsOf(withIds(after, [stored])).rules).toEqual(['a'])
  })

  test('nothing anybody ever counted on, if it is new', () => {
    const versions = [terms([rule(60, 100, { id: '2' })]), terms([rule(70, 100), rule(80, 300)])]
    expect(idsOf(withIds(terms([rule(90, 900)]), versions)).rules).toEqual(['3'])
  })

  test('an id that was said is left as it was said', () => {
    const said = terms([rule(60, 100, { id: 'sixty' })])
    expect(withIds(said, [terms([rule(60, 100, { id: 'other' })])])).toEqual(said)
  })
})

test('two on one counter are a fault', () => {
  expect(doubledIds(terms([rule(60, 1, { id: 'a' }), rule(80, 3, { id: 'a' })]))).toEqual([
    ['rules', 1, 'id'],
  ])
  expect(doubledIds(terms([rule(60, 1, { id: '2' }), rule(80, 3)]))).toEqual([['rules', 1, 'id']])
  expect(doubledIds(terms([rule(60, 1), rule(80, 3)], [payment('早')]))).toEqual([])
})
