import * as z from 'zod/mini'
import { factNames, factWords, ownFact } from '../vocabulary/facts.ts'
import type { Words } from '../vocabulary/words.ts'
import { conditionKind } from './condition-kind.rules.ts'
import {
  bandEnd,
  choiceField,
  choicesOf,
  factField,
  foldedField,
  gradesField,
  hint,
  optional,
  textField,
  units,
  wholeField,
} from './form-fields.rules.ts'
import { saying } from './issue-words.rules.ts'
import { ageAtMeal, birthdaysCount, holdsFact, liesWithin } from './situation.rules.ts'
import type { Situation } from './situation.rules.ts'

const age = z.int().check(z.gte(0), z.lte(130))
/** From the city down, parted by "/". */
export const place = z
  .string()
  .check(z.minLength(1), z.maxLength(120), z.regex(/^[^/]+(\/[^/]+)*$/))
const isFactName = (said: string): boolean =>
  (factNames as readonly string[]).includes(said) || ownFact.test(said)

/** One of the known facts, or a status only this place has. */
export const factName = z
  .string()
  .check(
    z.refine(
      isFactName,
      saying('没有这个身份', 'no such fact: one of the list, or "own:…" for one of your own'),
    ),
    z.describe(`${factNames.join(', ')}; or "own:…" for a status only this place has`),
  )
const sinceWords: Readonly<Record<(typeof birthdaysCount)[number], Words>> = {
  birthday: { zh: '生日那天', en: 'that day' },
  month: { zh: '生日当月 1 日', en: 'the first of that month' },
  next_month: { zh: '生日下个月 1 日', en: 'the first of the next month' },
  year: { zh: '生日当年 1 月 1 日', en: 'the first of that year' },
}
const forMonths = z.optional(z.int().check(z.gte(1), z.lte(600)))
const placed = z.strictObject({
  within: place,
  /** 住满半年: has held for so many whole months. */
  forMonths,
})
const placedFields = [
  textField('within', '在哪里', 'Where', {
    suggest: 'places',
    ...hint('从市写起：上海市/普陀区', 'From the city down: 上海市/普陀区'),
  }),
  wholeField('forMonths', '至少满多久', 'For at least', units.months, optional),
]
type Placed = z.output<typeof placed>
const holdsIn = (kind: string, terms: Placed, situation: Situation): boolean =>
  holdsFact(
    situation,
    (fact) => fact.kind === kind && liesWithin(fact.placePath, terms.within),
    terms.forMonths,
  )
const lasting = ({ forMonths: months }: { readonly forMonths?: number | undefined }): Words =>
  months === undefined
    ? { zh: '', en: '' }
    : { zh: `满 ${months} 个月`, en: ` for ${months} months` }
const plainPlace = (path: string): string => path.replaceAll('/', '')

/** What a scheme can ask of the diner on the day of the meal. */
export const dinerConditions = {
  /** 以上 and 以下 include the number itself: `from` and `to` belong to the band, `below` does not. */
  age: conditionKind({
    label: { zh: '年龄', en: 'Age' },
    terms: z
      .strictObject({
        from: age,
        to: z.optional(age),
        below: z.optional(age),
        /** From when a birthday counts: that day; or the first of its month, of the next month, of the year. */
        since: z.optional(z.enum(birthdaysCount)),
      })
      .check(
        z.refine(
          ({ to, below }) => to === undefined || below === undefined,
          saying(
            '「到」和「不到」只能填一个',
            'say "to" (included) or "below" (not included), not both',
          ),
        ),
        z.refine(({ from, to = 130, below = 131 }) => to >= from && below > from, {
          ...saying('没有这样的年龄：起点比终点大', 'nobody is of such an age'),
          path: ['from'],
        }),
      ),
    fields: [
      wholeField('from', '满多少岁', 'From what age', units.years),
      bandEnd((name, zh, en) => wholeField(name, zh, en, units.years)),
      foldedField(
        '生日从什么时候算',
        'When a birthday counts',
        choiceField('since', '从哪天算满岁', 'From which day', choicesOf(sinceWords), {
          ...optional,
          ...hint('文件没有写，就从生日那天算。', 'Where the paper says nothing: from that day.'),
        }),
      ),
    ],
    holds: ({ from, to, below, since }, situation) => {
      const years = ageAtMeal(situation, since)
      return (
        years >= from && (to === undefined || years <= to) && (below === undefined || years < below)
      )
    },
    asks: ({ from, to, below }) => {
      if (to !== undefined) return { zh: `${from} 到 ${to} 岁`, en: `from ${from} to ${to}` }
      if (below === undefined) return { zh: `满 ${from} 岁`, en: `${from} and over` }
      return { zh: `满 ${from} 岁、不到 ${below} 岁`, en: `from ${from}, under ${below}` }
    },
    examples: [{ from: 60, to: 79 }, { from: 80 }, { from: 60, below: 70 }],
  }),
  hukou: conditionKind({
    label: { zh: '户籍', en: 'Registered residence (hukou)' },
    terms: placed,
    fields: placedFields,
    holds: (terms, situation) => holdsIn('hukou', terms, situation),
    asks: (terms) => ({
      zh: `${plainPlace(terms.within)}户籍${lasting(terms).zh}`,
      en: `registered in ${terms.within}${lasting(terms).en}`,
    }),
    examples: [{ within: '上海市' }],
  }),
  residence: conditionKind({
    label: { zh: '居住地', en: 'Place of living' },
    terms: placed,
    fields: placedFields,
    holds: (terms, situation) => holdsIn('residence', terms, situation),
    asks: (terms) => ({
      zh: `住在${plainPlace(terms.within)}${lasting(terms).zh}`,
      en: `living in ${terms.within}${lasting(terms).en}`,
    }),
    examples: [{ within: '上海市/普陀区' }, { within: '上海市', forMonths: 6 }],
  }),
  residence_permit: conditionKind({
    label: { zh: '居住证', en: 'Residence permit' },
    terms: placed,
    fields: placedFields,
    holds: (terms, situation) => holdsIn('residence_permit', terms, situation),
    asks: (terms) => ({
      zh: `有${plainPlace(terms.within)}居住证${lasting(terms).zh}`,
      en: `with a residence permit of ${terms.within}${lasting(terms).en}`,
    }),
    examples: [{ within: '惠州市' }],
  }),
  fact: conditionKind({
    label: { zh: '身份', en: 'Status' },
    terms: z.strictObject({
      fact: factName,
      /** Only these grades; left out, any. */
      grades: z.optional(
        z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(20)),
      ),
      forMonths,
    }),
    fields: [
      factField('fact', '什么身份', 'Which status'),
      gradesField('grades', '哪几级（都不选，就是不分级）', 'Which grades (none: any)', optional),
      wholeField('forMonths', '至少满多久', 'For at least', units.months, optional),
    ],
    holds: ({ fact, grades, forMonths: months }, situation) =>
      holdsFact(
        situation,
        (held) =>
          held.kind === fact &&
          (grades === undefined || (held.grade !== null && grades.includes(held.grade))),
        months,
      ),
    asks: ({ fact, grades }) => factWords(fact, grades),
    unmet: ({ fact, grades }) => ({
      zh: `没有登记「${factWords(fact, grades).zh}」`,
      en: `not recorded: ${factWords(fact, grades).en}`,
    }),
    examples: [{ fact: 'dibao' }, { fact: 'incapacity', grades: ['moderate', 'severe'] }],
  }),
} as const
