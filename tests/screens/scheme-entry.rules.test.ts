import { expect, test } from 'vitest'
import { benefitsOffered, conditionsOffered } from '../../backend/subsidies/form-kinds.rules.ts'
import { entrySections } from '../../backend/subsidies/scheme-form.rules.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { valueAt, withValue } from '../../frontend/screens/office/schemes/entry-path.ts'
import {
  inFormOrder,
  nearest,
  placeInWords,
} from '../../frontend/screens/office/schemes/entry-trail.ts'
import { groupedYuan } from '../../frontend/screens/office/schemes/grouped.ts'
import type { SchemeForm } from '../../frontend/queries/schemes.ts'

const form: SchemeForm = {
  entry: entrySections,
  case: [],
  conditions: conditionsOffered,
  benefits: benefitsOffered,
  suggestions: { around: [], places: [], funders: [], canteens: [], schemes: [], sets: [] },
}

test.each([
  ['a field', {}, 'code', 'a', { code: 'a' }],
  ['what leads there is made', {}, 'terms.funder', 'a', { terms: { funder: 'a' } }],
  ['an item of a list', { l: [{ a: 1 }, { a: 2 }] }, 'l.1.a', 3, { l: [{ a: 1 }, { a: 3 }] }],
  ['nothing takes it out', { a: { b: 1, c: 2 } }, 'a.b', undefined, { a: { c: 2 } }],
  ['taken out where it never was', { a: 1 }, 'b', undefined, { a: 1 }],
])('%s is put in its place, and the rest stays', (_name, before, path, value, after) => {
  const kept = structuredClone(before)
  expect(withValue(before, path, value)).toEqual(after)
  expect(before).toEqual(kept)
  expect(valueAt(withValue(before, path, value), path)).toBe(value)
})

test('what stays keeps its order: a file edited by hand is known again', () => {
  expect(Object.keys(withValue({ a: 1, b: 2, c: 3 }, 'b', 4))).toEqual(['a', 'b', 'c'])
})

const entry = {
  terms: {
    rules: [
      {
        when: [{ kind: 'any_of', of: [{ kind: 'age' }] }],
        benefit: { kind: 'by_age', bands: [{}] },
      },
    ],
  },
}
test.each([
  ['terms.rules.0.when.0.of.0.from', '规则 1 › 条件 1 › 符合其中一项 › 条件 1 › 年龄 › 满多少岁'],
  ['terms.rules.0.benefit.bands.0.payFen', '规则 1 › 按年龄定价 › 档 1 › 她付多少元'],
  ['terms.rules.0.on.part', '规则 1 › 补的是什么'],
  ['terms.funder', '谁出'],
  ['name.zh', '名称'],
  ['nowhere.known', ''],
])('%s is called what people see', (at, words) => {
  expect(
    placeInWords(form, entry, at)
      .map(({ zh }) => zh)
      .join(' › '),
  ).toBe(words)
})

test('remarks come in the order of the form; the nearest place stands for one that has no field', () => {
  const remarks = [{ at: 'terms.rules' }, { at: 'code' }, { at: '' }, { at: 'source.title' }]
  expect(inFormOrder(form, remarks).map(({ at }) => at)).toEqual([
    'source.title',
    'code',
    'terms.rules',
    '',
  ])
  expect(nearest('terms.rules.0.when.9.of', (path) => path === 'terms.rules.0')).toBe(
    'terms.rules.0',
  )
  expect(nearest('terms', () => false)).toBeNull()
})

test('large amounts are read at a glance', () => {
  expect([fen(120_000_000), fen(99_950), fen(100_000_005)].map(groupedYuan)).toEqual([
    '1,200,000',
    '999.50',
    '1,000,000.05',
  ])
})
