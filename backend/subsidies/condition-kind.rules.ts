import type * as z from 'zod/mini'
import type { FormField } from '../vocabulary/form-field.ts'
import type { Words } from '../vocabulary/words.ts'
import type { Situation, Spend } from './situation.rules.ts'

/** One way a scheme can say who or what for. Adding a kind is adding one entry to a table of them. */
export interface ConditionKind<Terms extends z.ZodMiniType> {
  readonly label: Words
  readonly terms: Terms
  /** How its terms are asked for: a field for each. */
  readonly fields: readonly FormField[]
  readonly holds: (terms: z.output<Terms>, situation: Situation, spend: Spend) => boolean
  /** What it asks for, as a few words: "60 到 79 岁". */
  readonly asks: (terms: z.output<Terms>) => Words
  /** Why it does not hold, where `asks` with 要 before it would be stiff. */
  readonly unmet?: (terms: z.output<Terms>) => Words
  readonly examples: readonly z.input<Terms>[]
}

/** Ties the functions of an entry to its own terms. */
export const conditionKind = <Terms extends z.ZodMiniType>(
  entry: ConditionKind<Terms>,
): ConditionKind<Terms> => entry

export const listed = (
  items: readonly Words[],
  between: Words = { zh: '、', en: ', ' },
): Words => ({
  zh: items.map((item) => item.zh).join(between.zh),
  en: items.map((item) => item.en).join(between.en),
})

export const onlyFor = (words: Words): Words => ({
  zh: `只用于${words.zh}`,
  en: `only for ${words.en}`,
})
