import * as z from 'zod/mini'
import { invariant } from '../vocabulary/invariant.ts'
import type { Words } from '../vocabulary/words.ts'
import { conditionKind, listed } from './condition-kind.rules.ts'
import type { ConditionKind } from './condition-kind.rules.ts'
import { dayConditions } from './day-conditions.kinds.ts'
import { dinerConditions } from './diner-conditions.kinds.ts'
import { conditionsField } from './form-fields.rules.ts'
import { mealConditions } from './meal-conditions.kinds.ts'
import { orderConditions } from './order-conditions.kinds.ts'
import type { Situation, Spend } from './situation.rules.ts'

const simple = { ...dinerConditions, ...mealConditions, ...dayConditions, ...orderConditions }

type SimpleName = keyof typeof simple
type SimpleCondition = {
  [K in SimpleName]: { readonly kind: K } & z.output<(typeof simple)[K]['terms']>
}[SimpleName]

const combinations = ['any_of', 'all_of', 'none_of'] as const

export type Condition =
  | SimpleCondition
  | { readonly kind: (typeof combinations)[number]; readonly of: readonly Condition[] }

/** `{ kind: 'age', from: 60 }` of any kind, each with its own terms and none besides. */
export const condition: z.ZodMiniType<Condition> = z.lazy(() => tagged)

const several = z.strictObject({ of: z.array(condition).check(z.minLength(1), z.maxLength(20)) })
const others = [conditionsField('of', '条件', 'Conditions')]
const or: Words = { zh: '，或者', en: ' or ' }
const and: Words = { zh: '，并且', en: ' and ' }
const both = ({ of }: { readonly of: readonly Condition[] }, between: Words): Words =>
  listed(of.map(describeCondition), between)

/** All there are. Three of them join others. */
export const conditionKinds = {
  ...simple,
  any_of: conditionKind({
    label: { zh: '符合其中一项', en: 'Any of these' },
    terms: several,
    fields: others,
    holds: ({ of }, situation, spend) => of.some((one) => conditionHolds(one, situation, spend)),
    asks: (terms) => both(terms, or),
    unmet: (terms) => ({
      zh: `都不符合：${both(terms, or).zh}`,
      en: `none of: ${both(terms, or).en}`,
    }),
    examples: [
      {
        of: [
          { kind: 'fact', fact: 'dibao' },
          { kind: 'fact', fact: 'tekun' },
        ],
      },
    ],
  }),
  all_of: conditionKind({
    label: { zh: '同时符合', en: 'All of these' },
    terms: several,
    fields: others,
    holds: ({ of }, situation, spend) => of.every((one) => conditionHolds(one, situation, spend)),
    asks: (terms) => both(terms, and),
    examples: [
      {
        of: [
          { kind: 'age', from: 60 },
          { kind: 'fact', fact: 'dibao' },
        ],
      },
    ],
  }),
  none_of: conditionKind({
    label: { zh: '都不是', en: 'None of these' },
    terms: several,
    fields: others,
    holds: ({ of }, situation, spend) => !of.some((one) => conditionHolds(one, situation, spend)),
    asks: (terms) => {
      const { zh, en } = both(terms, or)
      return { zh: `不是${zh}`, en: `not ${en}` }
    },
    unmet: (terms) => ({
      zh: `${both(terms, or).zh}，不能享受`,
      en: `not for: ${both(terms, or).en}`,
    }),
    examples: [{ of: [{ kind: 'fact', fact: 'in_institution' }] }],
  }),
}

/** The conditions inside one that joins others. */
export const insideOf = (one: Condition): readonly Condition[] =>
  one.kind === 'any_of' || one.kind === 'all_of' || one.kind === 'none_of' ? one.of : []

export type ConditionKindName = keyof typeof conditionKinds
export const conditionNames = Object.keys(conditionKinds) as ConditionKindName[]

const tagged = z.discriminatedUnion(
  'kind',
  conditionNames.map((name) => withKind(name, conditionKinds[name].terms)) as unknown as [
    z.ZodMiniObject<{ kind: z.ZodMiniLiteral<'age'> }>,
  ],
) as unknown as z.ZodMiniType<Condition>

/** The terms with their tag; what they check of each other is kept. */
function withKind(kind: string, terms: z.ZodMiniObject): z.ZodMiniObject {
  return z.safeExtend(terms, { kind: z.literal(kind) })
}

/** The terms of any kind; only the entry of its own name ever reads them. */
type AnyKind = ConditionKind<z.ZodMiniType>
const entryOf = ({ kind }: Condition): AnyKind => {
  const entry = (conditionKinds as unknown as Readonly<Record<string, AnyKind>>)[kind]
  invariant(entry !== undefined, `a condition of an unknown kind: ${kind}`)
  return entry
}

export function conditionHolds(one: Condition, situation: Situation, spend: Spend): boolean {
  return entryOf(one).holds(one, situation, spend)
}

/** What a condition asks for, as a few words: "满 80 岁". */
export function describeCondition(one: Condition): Words {
  return entryOf(one).asks(one)
}

/** "要满 60 岁": why a condition does not hold, for the office's derivation. */
export const whyUnmet = (one: Condition): Words => {
  const { unmet, asks } = entryOf(one)
  if (unmet) return unmet(one)
  const { zh, en } = asks(one)
  return { zh: /^\d/.test(zh) ? `要 ${zh}` : `要${zh}`, en: `only ${en}` }
}
