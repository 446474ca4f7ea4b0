import type { FormField } from '../../../../backend/vocabulary/form-field.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { inside, withValue } from './entry-path.ts'
import type { Entry } from './entry-path.ts'

/** A scheme with nothing said yet but what nearly every paper means. */
export const blankEntry: Entry = {
  source: {},
  terms: {
    order: 10,
    choose: 'best',
    limits: [],
    rules: [{ when: [], benefit: {} }],
  },
}

/** The version that follows another: all as it was, but nobody has said yet from when. */
export const followerOf = ({ entry }: SchemeVersion): Entry => {
  const { version: _version, firstDay: _first, lastDay: _last, ...rest } = entry
  return rest
}

/** Another item of a list: what must be a list is an empty one, what is always said is said. */
export const blankItem = (fields: readonly FormField[]): Entry =>
  fields.reduce<Entry>((item, field) => {
    if (field.type === 'conditions') return withValue(item, field.name, [])
    if (field.type === 'benefit' || field.type === 'condition')
      return withValue(item, field.name, {})
    if (field.type === 'list' && field.optional === undefined)
      return withValue(item, field.name, [blankItem(field.fields)])
    if (field.type === 'folded') return { ...item, ...blankItem(field.fields) }
    if (field.type === 'fixed') return withValue(item, field.name, field.value)
    return item
  }, {})

/** Every name that a way of saying something may have filled in. */
export const namesOf = (fields: readonly FormField[], base: string): string[] =>
  fields.flatMap((field) =>
    field.type === 'folded'
      ? namesOf(field.fields, base)
      : field.type === 'either'
        ? field.ways.flatMap((one) => namesOf(one.fields, base))
        : [inside(base, field.name)],
  )
