import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { benefitKinds } from '../../backend/subsidies/benefit.kinds.ts'
import { caseSections } from '../../backend/subsidies/case-form.rules.ts'
import { situationCase } from '../../backend/subsidies/case.rules.ts'
import { conditionKinds } from '../../backend/subsidies/condition.kinds.ts'
import { schemeEntry } from '../../backend/subsidies/scheme-file.rules.ts'
import { entrySections } from '../../backend/subsidies/scheme-form.rules.ts'
import { readScheme } from '../../backend/subsidies/scheme-remarks.rules.ts'
import { describeScheme } from '../../backend/subsidies/scheme-words.rules.ts'
import type { FormField } from '../../backend/vocabulary/form-field.ts'
import { inCheckout } from '../../scripts/support/checkout.ts'

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly required?: readonly string[]
}

const shapeOf = (schema: z.ZodMiniType): Shape => z.toJSONSchema(schema, { io: 'input' }) as Shape

interface Leaf {
  readonly name: string
  readonly field: FormField
  readonly left: 'may be left out' | 'must be said'
}

const leavesOf = (fields: readonly FormField[]): Leaf[] =>
  fields.flatMap((field): Leaf[] => {
    if (field.type === 'either')
      return field.ways.flatMap((one) =>
        leavesOf(one.fields).map((leaf): Leaf => ({ ...leaf, left: 'may be left out' })),
      )
    if (field.type === 'folded') return leavesOf(field.fields)
    const left = field.type !== 'fixed' && field.optional ? 'may be left out' : 'must be said'
    return [{ name: field.name, field, left }]
  })

/** What the schema has and no field asks for, and the other way round; optional where the schema says so. */
const differences = (fields: readonly FormField[], shape: Shape, at = ''): string[] => {
  const properties = shape.properties ?? {}
  const groups = Map.groupBy(leavesOf(fields), ({ name }) => name.split('.')[0] ?? '')
  const unknown = [...groups.keys()].filter((name) => !(name in properties))
  const unasked = Object.keys(properties).filter((name) => name !== 'kind' && !groups.has(name))
  const inside = [...groups].flatMap(([name, leaves]) => {
    const property = properties[name] ?? {}
    const [first] = leaves
    if (first === undefined) return []
    if (first.name !== name)
      return differences(
        leaves.map(({ name: long, field }) => ({
          ...(field as FormField & { name: string }),
          name: long.slice(name.length + 1),
        })),
        // What a way of saying may leave out is looked at one level up only.
        { ...property, required: [] },
        `${at}${name}.`,
      )
    const list =
      first.field.type === 'list'
        ? differences(first.field.fields, property.items ?? {}, `${at}${name}[].`)
        : []
    const must = shape.required === undefined || shape.required.includes(name)
    const wrong =
      shape.required !== undefined &&
      shape.required.length > 0 &&
      must !== (first.left === 'must be said')
    return [...list, ...(wrong ? [`${at}${name}: ${first.left}`] : [])]
  })
  return [
    ...unknown.map((name) => `${at}${name}: not in the schema`),
    ...unasked.map((name) => `${at}${name}: nobody asks for it`),
    ...inside,
  ]
}

describe('a form asks for all that its schema knows, and nothing else', () => {
  test.each(Object.entries({ ...conditionKinds, ...benefitKinds }))('%s', (_name, kind) => {
    expect(differences(kind.fields, shapeOf(kind.terms))).toEqual([])
  })

  test('a scheme', () => {
    const fields = entrySections.flatMap((section) => section.fields)
    // The version is counted by the server, and so are rules and payments where nobody named them.
    const counted = /^version|\[\]\.id: nobody/
    expect(differences(fields, shapeOf(schemeEntry)).filter((one) => !counted.test(one))).toEqual(
      [],
    )
  })

  test('a made-up diner and meal: what is asked for is there', () => {
    const fields = caseSections.flatMap((section) => section.fields)
    const found = differences(fields, shapeOf(situationCase))
    expect(found.filter((one) => one.endsWith('not in the schema'))).toEqual([])
  })

  test('a field that nobody declared is found', () => {
    const { fields, terms } = conditionKinds.hukou
    expect(differences(fields.slice(1), shapeOf(terms))).toEqual(['within: nobody asks for it'])
    const more: FormField = { type: 'day', name: 'until', label: { zh: '到', en: 'until' } }
    expect(differences([...fields, more], shapeOf(terms))).toContain('until: not in the schema')
  })
})

describe('every scheme of the papers is said in words', async () => {
  const folder = inCheckout('db/schemes')
  const files = (await readdir(folder)).filter((name) => /^\d.*[^s]\.json$/.test(name))
  test.each(files)('%s', async (name) => {
    const { schemes } = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as {
      schemes: { terms: { rules: unknown[] } }[]
    }
    for (const entry of schemes) {
      const says = describeScheme(entry)
      expect(says.filter(({ at }) => at.startsWith('terms.rules.'))).toHaveLength(
        entry.terms.rules.length,
      )
      for (const { words } of says) {
        expect(words.zh).not.toMatch(/……|undefined|own:/)
        expect(words.en).not.toMatch(/…|undefined/)
      }
    }
  })
})

test('a rule half filled in says what is there', () => {
  const rule = { when: [{ kind: 'age', from: 65, to: 79 }, { kind: 'way' }], benefit: {} }
  expect(describeScheme({ terms: { rules: [rule] } })).toEqual([
    {
      at: 'terms.rules.0',
      words: { zh: '65 到 79 岁，……：……', en: 'From 65 to 79, …: …' },
    },
  ])
})

describe('what is wrong is said in Chinese and English, where it is wrong', () => {
  const whole = {
    code: 'test',
    name: { zh: '补贴', en: 'Help' },
    place: '上海市',
    firstDay: '2026-12-01',
    source: { title: '文件' },
    terms: { order: 1, choose: 'best', funder: '民政局', rules: [] as unknown[] },
  }
  const withTerms = (terms: object) => ({ ...whole, terms: { ...whole.terms, ...terms } })
  const rule = {
    label: { zh: '补', en: 'help' },
    when: [],
    benefit: { kind: 'fixed_per_meal', fen: 100 },
  }
  test.each([
    ['nothing filled in', {}, 'code', '还没有填'],
    ['no rule', whole, 'terms.rules', '还没有写补谁、补多少'],
    [
      'text for money',
      withTerms({ rules: [{ ...rule, benefit: { kind: 'fixed_per_meal', fen: '3.x' } }] }),
      'terms.rules.0.benefit.fen',
      '要填数字',
    ],
    [
      'no kind of benefit',
      withTerms({ rules: [{ ...rule, benefit: {} }] }),
      'terms.rules.0.benefit.kind',
      '请选一项',
    ],
    [
      'a split that is not whole',
      withTerms({
        rules: [rule],
        funder: undefined,
        split: [
          { funder: '市', percent: 50 },
          { funder: '区', percent: 40 },
        ],
      }),
      'terms.split',
      '各家出的要正好合计 100%；按金额分的，最后一家要出「其余」',
    ],
    ['nobody pays', withTerms({ rules: [rule], funder: undefined }), 'terms.funder', '请填谁出钱'],
    ['no such day', { ...whole, firstDay: '2026-02-30' }, 'firstDay', '没有这一天'],
  ])('%s', (_name, entry, at, zh) => {
    expect(readScheme(entry).remarks).toContainEqual(
      expect.objectContaining({ at, words: expect.objectContaining({ zh }) }),
    )
  })
})
