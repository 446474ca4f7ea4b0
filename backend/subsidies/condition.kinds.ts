import * as z from 'zod/mini'
import { meals, ways } from '../vocabulary/meal.ts'
import { fen, yuan } from '../vocabulary/money.ts'
import { ageAtMeal, liesWithin } from './situation.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}

/** One way a scheme can say who or what for. Adding a kind is adding one entry to `conditionKinds`. */
interface ConditionKind<Terms extends z.ZodMiniType> {
  readonly label: Words
  readonly terms: Terms
  readonly holds: (terms: z.output<Terms>, situation: Situation, spend: Spend) => boolean
  /** Why it does not hold, for the office's derivation. */
  readonly unmet: (terms: z.output<Terms>) => Words
  readonly examples: readonly z.input<Terms>[]
}

const kind = <Terms extends z.ZodMiniType>(entry: ConditionKind<Terms>): ConditionKind<Terms> =>
  entry

const mealWords = { breakfast: '早饭', lunch: '午饭', dinner: '晚饭' } as const
const wayWords = { dine_in: '堂食', pick_up: '自取', deliver: '送餐' } as const
const wayWordsEn = { dine_in: 'eating in', pick_up: 'take-away', deliver: 'delivery' } as const
const age = z.int().check(z.gte(0), z.lte(130))
const place = z.string().check(z.minLength(1), z.maxLength(120))

export const conditionKinds = {
  /** Both edges belong to the band: 以上 and 以下 include the number itself. */
  age: kind({
    label: { zh: '年龄', en: 'Age' },
    terms: z.object({ from: age, to: z.optional(age) }),
    holds: ({ from, to }, situation) =>
      ageAtMeal(situation) >= from && (to === undefined || ageAtMeal(situation) <= to),
    unmet: ({ from, to }) =>
      to === undefined
        ? { zh: `要满 ${from} 岁`, en: `for people of ${from} and over` }
        : { zh: `要 ${from} 到 ${to} 岁`, en: `for people of ${from} to ${to}` },
    examples: [{ from: 60, to: 79 }, { from: 80 }],
  }),
  hukou: kind({
    label: { zh: '户籍', en: 'Registered residence (hukou)' },
    terms: z.object({ within: place }),
    holds: ({ within }, { facts }) =>
      facts.some((fact) => fact.kind === 'hukou' && liesWithin(fact.placePath, within)),
    unmet: ({ within }) => ({ zh: `要${within}户籍`, en: `for people registered in ${within}` }),
    examples: [{ within: '上海市' }],
  }),
  residence: kind({
    label: { zh: '居住地', en: 'Place of living' },
    terms: z.object({ within: place }),
    holds: ({ within }, { facts }) =>
      facts.some((fact) => fact.kind === 'residence' && liesWithin(fact.placePath, within)),
    unmet: ({ within }) => ({ zh: `要住在${within}`, en: `for people living in ${within}` }),
    examples: [{ within: '上海市/普陀区' }],
  }),
  fact: kind({
    label: { zh: '身份', en: 'Status' },
    terms: z.object({
      fact: z.string().check(z.minLength(1), z.maxLength(40)),
      grades: z.optional(z.array(z.string())),
    }),
    holds: ({ fact, grades }, { facts }) =>
      facts.some(
        (held) =>
          held.kind === fact &&
          (grades === undefined || (held.grade !== null && grades.includes(held.grade))),
      ),
    unmet: ({ fact }) => ({
      zh: `没有「${factWords[fact] ?? fact}」这一项`,
      en: `not recorded: ${fact}`,
    }),
    examples: [{ fact: 'dibao' }],
  }),
  meal: kind({
    label: { zh: '餐次', en: 'Meal' },
    terms: z.object({ meals: z.array(z.enum(meals)).check(z.minLength(1)) }),
    holds: (terms, situation) => terms.meals.includes(situation.meal),
    unmet: (terms) => ({
      zh: `只用于${terms.meals.map((meal) => mealWords[meal]).join('、')}`,
      en: `only for ${terms.meals.join(', ')}`,
    }),
    examples: [{ meals: ['lunch', 'dinner'] }],
  }),
  way: kind({
    label: { zh: '用餐方式', en: 'Way of eating' },
    terms: z.object({ ways: z.array(z.enum(ways)).check(z.minLength(1)) }),
    holds: (terms, situation) => terms.ways.includes(situation.way),
    unmet: (terms) => ({
      zh: `只用于${terms.ways.map((way) => wayWords[way]).join('、')}`,
      en: `only for ${terms.ways.map((way) => wayWordsEn[way]).join(', ')}`,
    }),
    examples: [{ ways: ['dine_in'] }],
  }),
  minimum_spend: kind({
    label: { zh: '最低消费', en: 'Minimum spend' },
    // Papers often don't say which; the scheme must.
    terms: z.object({
      fen: z.int().check(z.gte(0)),
      measured: z.enum(['before_discounts', 'after_discounts']),
    }),
    holds: (terms, _situation, spend) =>
      (terms.measured === 'before_discounts' ? spend.listFen : spend.remainingFen) >= terms.fen,
    unmet: (terms) => ({
      zh: `要吃满 ${yuan(fen(terms.fen))} 元`,
      en: `from ${yuan(fen(terms.fen))} yuan`,
    }),
    examples: [{ fen: 1500, measured: 'before_discounts' }],
  }),
} as const

const factWords: Readonly<Record<string, string>> = {
  dibao: '低保',
  tekun: '特困',
  low_income_edge: '低保边缘',
  low_income: '低收入',
  disability: '残疾',
  care_level: '照护等级',
  dementia: '失智',
  living_alone: '独居',
  empty_nest: '空巢',
  left_behind: '留守',
  family_planning_special: '计划生育特殊家庭',
  entitled_group: '优抚对象',
  veteran: '退役军人',
  card_holder: '持卡人',
  in_institution: '入住机构',
}

export type ConditionKindName = keyof typeof conditionKinds
export type Condition = {
  [K in ConditionKindName]: { readonly kind: K } & z.output<(typeof conditionKinds)[K]['terms']>
}[ConditionKindName]

/** The terms of any kind; only the entry of its own name ever reads them. */
type AnyKind = ConditionKind<z.ZodMiniType>

export const conditionHolds = (condition: Condition, situation: Situation, spend: Spend): boolean =>
  (conditionKinds[condition.kind] as unknown as AnyKind).holds(condition, situation, spend)

export const whyUnmet = (condition: Condition): Words =>
  (conditionKinds[condition.kind] as unknown as AnyKind).unmet(condition)
