import type { Words } from './words.ts'

/** A value to pick, and what people call it. */
export interface Choice {
  readonly value: string | number | boolean
  readonly label: Words
}

/** Lists the server knows, to pick from while one may still write something else. */
export type Suggestions = 'around' | 'places' | 'funders' | 'canteens' | 'schemes' | 'sets'

interface Named {
  /** Where it stands in what holds it; a dot leads further in: 'terms.funder'. */
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  /** May be left out; `label` or `hint` then says what holds. */
  readonly optional?: true
}

/** One member of the union for each, so that the type tells them apart. */
type Of<Type extends string, More = object> = Type extends string
  ? Named & { readonly type: Type } & More
  : never

/** How one value of a scheme is asked for on a screen. A form is drawn from a list of these, by no other knowledge. */
export type FormField =
  | (Named & {
      readonly type: 'text'
      readonly suggest?: Suggestions
      readonly lines?: 'several'
    })
  /** Money is kept in fen and typed in yuan. */
  | Of<'money' | 'day' | 'percent'>
  | (Named & { readonly type: 'whole'; readonly unit: Words })
  | Of<'choice' | 'choices', { readonly options: readonly Choice[] }>
  /** Yes, or nothing said. */
  | Of<'check'>
  /** Several words of one's own, a line each. */
  | (Named & { readonly type: 'texts'; readonly suggest?: Suggestions })
  /** In Chinese and in English. */
  | Of<'words'>
  /** A status out of `vocabulary/facts.ts`; its grades, one or several, follow from the field `fact` beside it. */
  | Of<'fact' | 'grade' | 'grades'>
  | Of<'condition' | 'conditions' | 'benefit'>
  /** One of the amounts that the paper leaves to the district; all of them; what was chosen of them. */
  | Of<'setting' | 'chosen'>
  | (Named & { readonly type: 'settings'; readonly fields: readonly FormField[] })
  | (Named & {
      readonly type: 'list'
      /** What one of them is called, and how to say that another is wanted: 规则, 加一条规则. */
      readonly item: Words
      readonly add: Words
      readonly fields: readonly FormField[]
    })
  /** Said in one of several ways; what another way said is forgotten. */
  | {
      readonly type: 'either'
      readonly label: Words
      readonly hint?: Words
      readonly ways: readonly { readonly label: Words; readonly fields: readonly FormField[] }[]
    }
  /** Seldom needed: folded up as long as nothing is in it. */
  | { readonly type: 'folded'; readonly label: Words; readonly fields: readonly FormField[] }
  /** Is there, and always the same. */
  | { readonly type: 'fixed'; readonly name: string; readonly value: true }

/** The field of one type. */
export type FieldOf<Type extends FormField['type']> = Extract<FormField, { readonly type: Type }>

/** Fields that belong together, under a heading. */
export interface FormSection {
  readonly key: string
  readonly heading: Words
  readonly hint?: Words
  /** Seldom needed: folded up as long as nothing is in it. */
  readonly rare?: true
  readonly fields: readonly FormField[]
}

/** A kind of condition or benefit as it is offered. */
export interface FormKind {
  readonly kind: string
  readonly label: Words
  /** Under which heading it is offered. */
  readonly about: Words
  readonly fields: readonly FormField[]
}
