import * as z from 'zod/mini'
import { daysBetween, weekdayOf } from '../vocabulary/calendar.ts'
import { fen, yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { conditionKind, listed } from './condition-kind.rules.ts'
import { weekdayChoices, weekdayNumbers, weekdayWords } from './day-conditions.kinds.ts'
import {
  checkField,
  choiceField,
  choicesField,
  choicesOf,
  eitherField,
  moneyField,
  settingField,
  textsField,
  units,
  way,
  wholeField,
} from './form-fields.rules.ts'
import { saying } from './issue-words.rules.ts'
import type { Spend } from './situation.rules.ts'

/** Papers often don't say whether before or after a discount; the scheme must. Food only, never the delivery fee. */
const measured = z.enum(['before_discounts', 'after_discounts'])
const measuredField = choiceField(
  'measured',
  '按哪个价算',
  'Of which price',
  choicesOf({
    before_discounts: { zh: '打折、补贴以前', en: 'before discounts and help' },
    after_discounts: { zh: '前面的办法减过以后', en: 'what earlier schemes left' },
  }),
)
const amount = z.int().check(z.gte(0), z.lte(10_000_000))
const settingName = z.string().check(z.regex(/^[a-z][a-z_]{0,39}$/))
const sumOf = (spend: Spend, how: z.output<typeof measured>): Fen =>
  how === 'before_discounts' ? spend.listFen : spend.remainingFen
const plain = (amountFen: number): string => yuan(fen(amountFen))

/** What a scheme can ask of the order: how much, what, and when it was made. */
export const orderConditions = {
  minimum_spend: conditionKind({
    label: { zh: '最低消费', en: 'Minimum spend' },
    terms: z
      .strictObject({
        fen: z.optional(amount),
        /** Instead of `fen`: the amount this district has set, by its name in `settings`. */
        setting: z.optional(settingName),
        /** More than, not just as much as: 消费须超过… */
        strictly: z.optional(z.boolean()),
        measured,
      })
      .check(
        z.refine((terms) => (terms.fen === undefined) !== (terms.setting === undefined), {
          ...saying('请填金额', 'say "fen" or "setting", one of them'),
          path: ['fen'],
        }),
      ),
    fields: [
      eitherField(
        { zh: '多少钱', en: 'How much' },
        way(
          '文件写明的金额',
          'as the paper says',
          moneyField('fen', '至少多少元', 'At least, yuan'),
        ),
        way(
          '本区定的标准',
          'as the district has set',
          settingField('setting', '哪个标准', 'Which amount'),
        ),
      ),
      checkField('strictly', '要超过，刚好这么多不算', 'More than, not just as much', {
        optional: true,
      }),
      measuredField,
    ],
    holds: ({ fen: least, setting, strictly, measured: how }, _situation, spend) => {
      const bound = least ?? spend.settings[setting ?? '']
      if (bound === undefined) return false
      return strictly === true ? sumOf(spend, how) > bound : sumOf(spend, how) >= bound
    },
    asks: ({ fen: least, setting, strictly }) => {
      if (least === undefined)
        return { zh: `买到标准套餐（${setting ?? ''}）`, en: `at least ${setting ?? ''}` }
      return strictly === true
        ? { zh: `消费超过 ${plain(least)} 元`, en: `spending more than ${plain(least)} yuan` }
        : { zh: `吃满 ${plain(least)} 元`, en: `from ${plain(least)} yuan` }
    },
    examples: [
      { fen: 1500, measured: 'before_discounts' },
      { fen: 500, strictly: true, measured: 'before_discounts' },
    ],
  }),
  maximum_spend: conditionKind({
    label: { zh: '最高消费', en: 'Maximum spend' },
    terms: z.strictObject({ fen: amount, measured }),
    fields: [moneyField('fen', '最多多少元', 'At most, yuan'), measuredField],
    holds: (terms, _situation, spend) => sumOf(spend, terms.measured) <= terms.fen,
    asks: (terms) => ({
      zh: `消费不超过 ${plain(terms.fen)} 元`,
      en: `spending ${plain(terms.fen)} yuan at most`,
    }),
    examples: [{ fen: 3000, measured: 'before_discounts' }],
  }),
  ordered_set: conditionKind({
    label: { zh: '指定套餐', en: 'Named sets' },
    terms: z.strictObject({
      sets: z
        .array(z.string().check(z.minLength(1), z.maxLength(60)))
        .check(z.minLength(1), z.maxLength(60)),
    }),
    fields: [textsField('sets', '哪几个套餐', 'Which sets', { suggest: 'sets' })],
    holds: (terms, _situation, spend) => spend.sets.some((name) => terms.sets.includes(name)),
    asks: (terms) => listed(terms.sets.map((name) => ({ zh: `「${name}」`, en: `“${name}”` }))),
    unmet: (terms) => {
      const sets = listed(terms.sets.map((name) => ({ zh: `「${name}」`, en: `“${name}”` })))
      return { zh: `只用于${sets.zh}`, en: `only for ${sets.en}` }
    },
    examples: [{ sets: ['老年套餐'] }],
  }),
  booked_ahead: conditionKind({
    label: { zh: '提前预订', en: 'Booked ahead' },
    terms: z.strictObject({ days: z.int().check(z.gte(1), z.lte(60)) }),
    fields: [wholeField('days', '至少提前几天', 'At least so many days before', units.days)],
    holds: ({ days }, { booked, day }) => booked === null || daysBetween(booked.day, day) >= days,
    asks: ({ days }) => ({ zh: `提前 ${days} 天预订`, en: `booked ${days} days ahead` }),
    examples: [{ days: 1 }],
  }),
  booked_on: conditionKind({
    label: { zh: '预订的星期', en: 'Day of the week it is booked on' },
    terms: z.strictObject({ days: weekdayNumbers }),
    fields: [choicesField('days', '星期几订', 'Booked on which days', weekdayChoices)],
    holds: ({ days }, { booked }) => booked === null || days.includes(weekdayOf(booked.day)),
    asks: ({ days }) => ({
      zh: `${weekdayWords(days).zh}预订`,
      en: `booked on ${weekdayWords(days).en}`,
    }),
    examples: [{ days: [2] }],
  }),
} as const
