import type { FormField, FormKind } from '../../../../backend/vocabulary/form-field.ts'
import type { Words } from '../../../../backend/vocabulary/words.ts'
import type { SchemeForm } from '../../../queries/schemes.ts'
import { textAt, valueAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'

type Kinds = Pick<SchemeForm, 'conditions' | 'benefits'>

interface Where {
  readonly kinds: Kinds
  /** What the path is followed through. */
  readonly holder: unknown
}

const numbered = ({ zh, en }: Words, index: number): Words => ({
  zh: `${zh} ${index + 1}`,
  en: `${en} ${index + 1}`,
})

/** 'a.b' out of 'a.b.c' leaves 'c'; null where it does not begin so. */
const after = (path: string, name: string): string | null => {
  if (path === name) return ''
  return path.startsWith(`${name}.`) ? path.slice(name.length + 1) : null
}

type Single = Exclude<FormField, { type: 'either' | 'folded' }>

const flat = (fields: readonly FormField[]): Single[] =>
  fields.flatMap((field) => {
    if (field.type === 'folded') return flat(field.fields)
    return field.type === 'either' ? field.ways.flatMap((one) => flat(one.fields)) : [field]
  })

const inKind = (
  list: readonly FormKind[],
  { kinds, holder }: Where,
  rest: string,
): readonly Words[] => {
  const found = list.find(({ kind }) => kind === textAt(holder, 'kind'))
  if (found === undefined) return []
  return [found.label, ...trailOf(found.fields, { kinds, holder }, rest)]
}

const inItem = (
  rest: string,
  { kinds, holder }: Where,
  name: Words,
  further: (where: Where, rest: string) => readonly Words[],
): readonly Words[] => {
  const [index = '', ...more] = rest.split('.')
  if (!/^\d+$/.test(index)) return []
  const item = Array.isArray(holder) ? (holder as readonly unknown[])[Number(index)] : undefined
  return [numbered(name, Number(index)), ...further({ kinds, holder: item }, more.join('.'))]
}

const condition: Words = { zh: '条件', en: 'condition' }

const withinField = (field: Single, where: Where, rest: string): readonly Words[] => {
  if (field.type === 'list')
    return inItem(rest, where, field.item, (inner, more) => trailOf(field.fields, inner, more))
  if (field.type === 'conditions')
    return inItem(rest, where, condition, (inner, more) =>
      inKind(where.kinds.conditions, inner, more),
    )
  if (field.type === 'condition') return inKind(where.kinds.conditions, where, rest)
  if (field.type === 'benefit') return inKind(where.kinds.benefits, where, rest)
  if (field.type !== 'settings') return []
  const [key = '', ...more] = rest.split('.')
  return trailOf(field.fields, { ...where, holder: valueAt(where.holder, key) }, more.join('.'))
}

function trailOf(fields: readonly FormField[], where: Where, path: string): readonly Words[] {
  for (const field of flat(fields)) {
    const rest = after(path, field.name)
    if (rest === null) continue
    const own = field.type === 'fixed' ? [] : [field.label]
    const deeper = withinField(field, { ...where, holder: valueAt(where.holder, field.name) }, rest)
    // An item of a list or a kind says enough: 「规则 1」, not 「规则 规则 1」.
    return deeper.length > 0 ? deeper : own
  }
  return []
}

/** What people call the place a remark is about: 规则 1, 条件 2, 年龄, 满多少岁. */
export const placeInWords = (form: SchemeForm, entry: Entry, at: string): readonly Words[] =>
  trailOf(
    form.entry.flatMap(({ fields }) => fields),
    { kinds: form, holder: entry },
    at,
  )

/** In the order of the form, not of the file. */
export const inFormOrder = <Remark extends { readonly at: string }>(
  form: SchemeForm,
  remarks: readonly Remark[],
): Remark[] => {
  const fields = flat(form.entry.flatMap((section) => section.fields))
  const placeOf = ({ at }: Remark): number => {
    const place = fields.findIndex(({ name }) => after(at, name) !== null)
    return place < 0 ? fields.length : place
  }
  return [...remarks].sort((one, other) => placeOf(one) - placeOf(other))
}

/** The nearest place on the page to a path that has no control of its own: one it lies in. */
export const nearest = (at: string, isThere: (path: string) => boolean): string | null => {
  for (let path = at; path !== ''; path = path.split('.').slice(0, -1).join('.'))
    if (isThere(path)) return path
  return null
}
