import * as z from 'zod/mini'
import { meals, ways } from '../vocabulary/meal.ts'
import { mealWords } from '../vocabulary/when-words.ts'
import { conditionKind, listed, onlyFor } from './condition-kind.rules.ts'
import { choiceField, choicesField, choicesOf, textField, textsField } from './form-fields.rules.ts'
import { liesWithin, placeAt, placeLevels } from './situation.rules.ts'

export const wayWords = {
  dine_in: { zh: '堂食', en: 'eating in' },
  pick_up: { zh: '自取', en: 'take-away' },
  deliver: { zh: '送餐', en: 'delivery' },
} as const
const levelWords = {
  city: { zh: '城市', en: 'city' },
  district: { zh: '区县', en: 'district' },
  street: { zh: '街镇', en: 'street' },
  community: { zh: '社区', en: 'community' },
} as const
const names = z
  .array(z.string().check(z.minLength(1), z.maxLength(60)))
  .check(z.minLength(1), z.maxLength(60))
/** What a scheme can ask of the meal: which, how, where. */
export const mealConditions = {
  meal: conditionKind({
    label: { zh: '餐次', en: 'Meal' },
    terms: z.strictObject({ meals: z.array(z.enum(meals)).check(z.minLength(1)) }),
    fields: [choicesField('meals', '哪几餐', 'Which meals', choicesOf(mealWords))],
    holds: (terms, { meal }) => terms.meals.includes(meal),
    asks: (terms) => listed(terms.meals.map((meal) => mealWords[meal])),
    unmet: (terms) => onlyFor(listed(terms.meals.map((meal) => mealWords[meal]))),
    examples: [{ meals: ['lunch', 'dinner'] }],
  }),
  way: conditionKind({
    label: { zh: '用餐方式', en: 'Way of eating' },
    terms: z.strictObject({ ways: z.array(z.enum(ways)).check(z.minLength(1)) }),
    fields: [choicesField('ways', '怎么吃', 'Which ways', choicesOf(wayWords))],
    holds: (terms, { way }) => terms.ways.includes(way),
    asks: (terms) => listed(terms.ways.map((way) => wayWords[way])),
    unmet: (terms) => onlyFor(listed(terms.ways.map((way) => wayWords[way]))),
    examples: [{ ways: ['dine_in'] }],
  }),
  canteen: conditionKind({
    label: { zh: '指定食堂', en: 'Named canteens' },
    terms: z.strictObject({ names }),
    fields: [textsField('names', '哪几个食堂', 'Which canteens', { suggest: 'canteens' })],
    holds: (terms, { canteenName }) => terms.names.includes(canteenName),
    asks: (terms) => listed(terms.names.map((name) => ({ zh: name, en: name }))),
    unmet: (terms) => onlyFor(listed(terms.names.map((name) => ({ zh: name, en: name })))),
    examples: [{ names: ['优特食堂'] }],
  }),
  canteen_within: conditionKind({
    label: { zh: '食堂所在地', en: 'Where the canteen is' },
    terms: z.strictObject({ within: z.string().check(z.minLength(1), z.maxLength(120)) }),
    fields: [textField('within', '食堂在哪里', 'Where it is', { suggest: 'places' })],
    holds: ({ within }, { canteenPath }) => liesWithin(canteenPath, within),
    asks: ({ within }) => ({ zh: `${within.replaceAll('/', '')}的食堂`, en: `in ${within}` }),
    unmet: ({ within }) =>
      onlyFor({
        zh: `${within.replaceAll('/', '')}的食堂`,
        en: `canteens in ${within}`,
      }),
    examples: [{ within: '珠海市/高新区' }],
  }),
  canteen_trait: conditionKind({
    label: { zh: '食堂类型', en: 'Kind of canteen' },
    terms: z.strictObject({ trait: z.string().check(z.minLength(1), z.maxLength(40)) }),
    fields: [textField('trait', '哪一类食堂', 'What kind of canteen')],
    holds: ({ trait }, { canteenTraits }) => canteenTraits.includes(trait),
    asks: ({ trait }) => ({ zh: `「${trait}」食堂`, en: `canteens that are “${trait}”` }),
    unmet: ({ trait }) => onlyFor({ zh: `「${trait}」食堂`, en: `canteens that are “${trait}”` }),
    examples: [{ trait: '自建厨房' }],
  }),
  /** In the street, district or city of her own hukou or home: 跨镇街不能享受镇级补贴. */
  own_place: conditionKind({
    label: { zh: '在本地用餐', en: 'In her own place' },
    terms: z.strictObject({
      level: z.enum(placeLevels),
      by: z.enum(['hukou', 'residence']),
    }),
    fields: [
      choiceField('by', '按什么算本地', 'Her own by', [
        { value: 'hukou', label: { zh: '户籍', en: 'hukou' } },
        { value: 'residence', label: { zh: '居住地', en: 'home' } },
      ]),
      choiceField('level', '哪一级', 'Of which level', choicesOf(levelWords)),
    ],
    holds: ({ level, by }, { canteenPath, facts }) => {
      const here = placeAt(canteenPath, level)
      return (
        here !== null &&
        facts.some(({ kind, placePath }) => kind === by && liesWithin(placePath, here))
      )
    },
    asks: ({ level, by }) => ({
      zh: `在${by === 'hukou' ? '户籍' : '居住'}所在${levelWords[level].zh}用餐`,
      en: `in the ${levelWords[level].en} of ${by === 'hukou' ? 'her hukou' : 'her home'}`,
    }),
    examples: [{ level: 'street', by: 'hukou' }],
  }),
} as const
