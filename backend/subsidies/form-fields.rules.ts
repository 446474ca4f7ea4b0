import type { FormField, Suggestions } from '../vocabulary/form-field.ts'
import type { Words } from '../vocabulary/words.ts'

/*
 * Short ways of writing fields beside the schema they fill; `tests/subsidies/form.rules.test.ts` holds them to it.
 * Each takes the name, then the Chinese and the English label.
 */

interface More {
  readonly hint?: Words
  readonly optional?: true
}

export const optional = { optional: true } as const
export const hint = (zh: string, en: string): { readonly hint: Words } => ({ hint: { zh, en } })

const named =
  <Type extends 'money' | 'day' | 'percent' | 'check' | 'words' | Special>(type: Type) =>
  (name: string, zh: string, en: string, more: More = {}) => ({
    type,
    name,
    label: { zh, en },
    ...more,
  })
type Special =
  | 'fact'
  | 'grade'
  | 'grades'
  | 'condition'
  | 'conditions'
  | 'benefit'
  | 'setting'
  | 'chosen'

export const moneyField = named('money')
export const dayField = named('day')
export const percentField = named('percent')
export const checkField = named('check')
export const wordsField = named('words')
export const factField = named('fact')
export const gradeField = named('grade')
export const gradesField = named('grades')
export const conditionField = named('condition')
export const conditionsField = named('conditions')
export const benefitField = named('benefit')
export const settingField = named('setting')
export const chosenField = named('chosen')

export const textField = (
  name: string,
  zh: string,
  en: string,
  more: More & { readonly suggest?: Suggestions; readonly lines?: 'several' } = {},
): FormField => ({ type: 'text', name, label: { zh, en }, ...more })

export const textsField = (
  name: string,
  zh: string,
  en: string,
  more: More & { readonly suggest?: Suggestions } = {},
): FormField => ({ type: 'texts', name, label: { zh, en }, ...more })

/** `unit`: 岁, 个月, 天. */
export const wholeField = (
  name: string,
  zh: string,
  en: string,
  unit: Words,
  more: More = {},
): FormField => ({ type: 'whole', name, label: { zh, en }, unit, ...more })

/** Values with their words: `{ dine_in: { zh: '堂食', en: 'eating in' } }`. */
export const choicesOf = (words: Readonly<Record<string, Words>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

type Options = readonly {
  readonly value: string | number | boolean
  readonly label: Words
}[]

export const choiceField = (
  name: string,
  zh: string,
  en: string,
  options: Options,
  more: More = {},
): FormField => ({ type: 'choice', name, label: { zh, en }, options, ...more })

export const choicesField = (
  name: string,
  zh: string,
  en: string,
  options: Options,
  more: More = {},
): FormField => ({ type: 'choices', name, label: { zh, en }, options, ...more })

export const listField = (
  name: string,
  label: Words,
  { item, add }: { readonly item: Words; readonly add: Words },
  fields: readonly FormField[],
  more: More = {},
): FormField => ({ type: 'list', name, label, item, add, fields, ...more })

/** What one of a list is called, and how another is asked for: 规则, 加一条规则. */
export const each = (zh: string, addZh: string, en: string) => ({
  item: { zh, en },
  add: { zh: addZh, en: `Add a ${en}` },
})

/** One way of saying it: its words, and what is then asked. */
export const way = (zh: string, en: string, ...fields: readonly FormField[]) => ({
  label: { zh, en },
  fields,
})

export const eitherField = (
  label: Words,
  ...ways: readonly { readonly label: Words; readonly fields: readonly FormField[] }[]
): FormField => ({ type: 'either', label, ways })

export const foldedField = (
  zh: string,
  en: string,
  ...fields: readonly FormField[]
): FormField => ({ type: 'folded', label: { zh, en }, fields })

export const units = {
  years: { zh: '岁', en: 'years' },
  months: { zh: '个月', en: 'months' },
  days: { zh: '天', en: 'days' },
  times: { zh: '次', en: 'times' },
  portions: { zh: '份', en: 'portions' },
  none: { zh: '', en: '' },
} as const

/** A band: up to and with, or up to and without, or without an end. 以上 and 以下 include the number. */
export const bandEnd = (field: (name: string, zh: string, en: string) => FormField): FormField =>
  eitherField(
    { zh: '到哪里为止', en: 'Ends' },
    way('没有上限', 'no upper end'),
    way('到（包括这个数）', 'at, this number included', field('to', '到', 'To')),
    way('不到（不包括这个数）', 'below, this number not included', field('below', '不到', 'Below')),
  )
