import * as z from 'zod/mini'
import { benefitKinds } from './benefit.kinds.ts'
import type { Benefit } from './benefit.kinds.ts'
import { conditionKinds } from './condition.kinds.ts'
import type { Condition } from './condition.kinds.ts'

/** `{ kind: 'age', from: 60 }` for any kind of a table, each with its own terms. */
const anyOf = <Item>(
  kinds: Readonly<Record<string, { readonly terms: z.ZodMiniType }>>,
): z.ZodMiniType<Item> =>
  z.union(
    Object.entries(kinds).map(([name, { terms }]) =>
      z.extend(terms as z.ZodMiniObject, { kind: z.literal(name) }),
    ) as unknown as [z.ZodMiniType, z.ZodMiniType],
  ) as unknown as z.ZodMiniType<Item>

const rule = z.object({
  label: z.object({ zh: z.string(), en: z.string() }),
  /** All must hold. */
  when: z.array(anyOf<Condition>(conditionKinds)).check(z.maxLength(12)),
  benefit: anyOf<Benefit>(benefitKinds),
})

const limit = z.object({
  per: z.enum(['day', 'week', 'month']),
  times: z.int().check(z.gte(1), z.lte(100)),
})

/** A scheme version's terms, as stored and as the office edits them. */
export const schemeTerms = z.object({
  /** Order of operations: lower first. Papers differ, and the price with them. */
  order: z.int().check(z.gte(0), z.lte(1000)),
  /** Schemes of one group exclude each other: the one worth most to the diner applies. */
  group: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** Rules are alternatives: the one worth most (就高), or the first that holds. */
  choose: z.enum(['best', 'first']),
  rules: z.array(rule).check(z.minLength(1), z.maxLength(40)),
  limits: z._default(z.array(limit).check(z.maxLength(4)), []),
  rounding: z._default(z.enum(['half-up', 'down', 'up']), 'half-up'),
  /** Who pays. The canteen itself for a merchant's discount. */
  funder: z.string().check(z.minLength(1)),
})
export type SchemeTerms = z.output<typeof schemeTerms>
export type SchemeRule = SchemeTerms['rules'][number]
