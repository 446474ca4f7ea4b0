import * as z from 'zod/mini'
import { ownFact } from '../vocabulary/facts.ts'
import { benefit } from './benefit.kinds.ts'
import { billParts } from './bill.rules.ts'
import { condition } from './condition.kinds.ts'
import { day } from './day-term.rules.ts'
import { place } from './diner-conditions.kinds.ts'
import { saying } from './issue-words.rules.ts'
import { carryEnds, carryInto, periods } from './limit.rules.ts'
import type { Period } from './limit.rules.ts'

const amountFen = z.int().check(z.gt(0), z.lte(100_000_000))
const label = z.strictObject({
  zh: z.string().check(z.minLength(1), z.maxLength(120)),
  en: z.string().check(z.minLength(1), z.maxLength(200)),
})
const funder = z.string().check(z.minLength(1), z.maxLength(60))
/** All must hold. */
const when = z.array(condition).check(z.maxLength(20))

const fitsInto = (per: Period): readonly string[] =>
  (carryInto as Partial<Record<Period, readonly string[]>>)[per] ?? []

/** So often or so much money a period, counted per person over all canteens. */
export const limit = z
  .strictObject({
    per: z.enum(periods),
    times: z.optional(z.int().check(z.gte(1), z.lte(400))),
    fen: z.optional(amountFen),
    /** On so many days of a week or longer, however often on each. */
    days: z.optional(z.int().check(z.gte(1), z.lte(366))),
    /** What is not used goes on until the end of that; left out, it is gone. */
    carriedUntil: z.optional(z.enum(carryEnds)),
    /** From when something is put by: no period before that day counts. */
    carriedFrom: z.optional(day),
  })
  .check(
    z.refine(
      ({ times, fen, days }) =>
        [times, fen, days].filter((said) => said !== undefined).length === 1,
      {
        ...saying('请填几次、多少元，或者几天', 'say "times", "fen" or "days", one of them'),
        path: ['times'],
      },
    ),
    z.refine(({ per, days }) => days === undefined || !['meal', 'day', 'ever'].includes(per), {
      ...saying(
        '几天的上限，要按周、月、季度或年',
        'days are counted by week, month, quarter or year',
      ),
      path: ['per'],
    }),
    z.refine(({ days, carriedUntil }) => days === undefined || carriedUntil === undefined, {
      ...saying('按天数的上限不能留到以后', 'days are not carried over'),
      path: ['carriedUntil'],
    }),
    z.refine((one) => (one.carriedUntil === undefined) === (one.carriedFrom === undefined), {
      ...saying('请填从哪天起攒', 'say "carriedFrom" and "carriedUntil", both of them'),
      path: ['carriedFrom'],
    }),
    z.refine(({ per, carriedUntil: end }) => end === undefined || fitsInto(per).includes(end), {
      ...saying(
        '每天的可以留到周日或月底，每月的可以留到季度末或年底，每季度的可以留到年底',
        'days carry over until the end of a week or month, months until that of a quarter or year, quarters until that of a year',
      ),
      path: ['carriedUntil'],
    }),
  )

/** What it is counted under as long as the scheme lives: a version with a rule more in front does not start afresh. */
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,19}$/))

export const rule = z.strictObject({
  /** Left out, its place counts: the office fills it in when a draft is saved. */
  id: z.optional(id),
  label,
  when,
  benefit,
  /** What it takes off from: the food as long as nothing is said; only these sets; one portion or all. */
  on: z.optional(
    z.strictObject({
      part: z.optional(z.enum(billParts)),
      sets: z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
      portions: z.optional(z.enum(['one', 'all'])),
    }),
  ),
  /** Counted for this rule alone, beside the limits of the scheme. */
  limits: z.optional(z.array(limit).check(z.maxLength(6))),
})

/** A payer who is another one for each place: 户籍所在街道. Under its name it stands wherever somebody pays. */
export const payerByPlace = z.strictObject({
  name: funder,
  /** By the place of which of her facts, or of the canteen. */
  by: z.enum(['hukou', 'residence', 'residence_permit', 'canteen']),
  places: z
    .array(z.strictObject({ within: place, funder }))
    .check(z.minLength(1), z.maxLength(100)),
  /** For everywhere else; left out, the help is for people of these places only. */
  funder: z.optional(funder),
})
export type PayerByPlace = z.output<typeof payerByPlace>

/** Who pays one part: so many percent, so much, or the rest. */
export const share = z
  .strictObject({
    funder,
    percent: z.optional(z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01))),
    fen: z.optional(amountFen),
    rest: z.optional(z.literal(true)),
  })
  .check(
    z.refine(
      (one) => [one.percent, one.fen, one.rest].filter((said) => said !== undefined).length === 1,
      {
        ...saying(
          '请填百分之几、多少元，或者「其余」',
          'say "percent", "fen" or "rest", one of them',
        ),
        path: ['percent'],
      },
    ),
  )
export type Share = z.output<typeof share>

/** Percentages make a hundred; amounts are filled in their order and somebody takes the rest. */
const split = z.array(share).check(
  z.minLength(2),
  z.maxLength(8),
  z.refine(
    (parts) => {
      const percents = parts.flatMap((part) => part.percent ?? [])
      if (percents.length === parts.length)
        return Math.round(percents.reduce((sum, one) => sum + one, 0) * 100) === 10_000
      return (
        percents.length === 0 &&
        parts.filter((part) => part.rest).length === 1 &&
        parts.at(-1)?.rest === true
      )
    },
    saying(
      '各家出的要正好合计 100%；按金额分的，最后一家要出「其余」',
      'percentages must sum to 100, or amounts end with one that takes the "rest"',
    ),
  ),
)

export const operatorKinds = ['service', 'delivery'] as const

/** Paid to whoever runs the canteen, never seen on the elder's bill. */
export const operatorPayment = z.strictObject({
  id: z.optional(id),
  label,
  kind: z.enum(operatorKinds),
  when,
  fen: amountFen,
  /** For each meal, or once a day for a person however often she eats. */
  per: z.enum(['meal', 'person_day']),
  /** Only for meals that this scheme helped with. */
  withBenefitOnly: z.optional(z.boolean()),
  /** Where another pays than for the meal. */
  funder: z.optional(funder),
})
export type OperatorPayment = z.output<typeof operatorPayment>

/** What an order must meet to be taken at all. */
export const requirement = z.strictObject({ when: condition, otherwise: label })

/** An amount the paper lets each district set, within limits. */
const setting = z
  .strictObject({ label, guideFen: amountFen, leastFen: amountFen, mostFen: amountFen })
  .check(
    z.refine((one) => one.leastFen <= one.guideFen && one.guideFen <= one.mostFen, {
      ...saying('指导价要在最低和最高之间', 'leastFen ≤ guideFen ≤ mostFen'),
      path: ['guideFen'],
    }),
  )

/** A status only this place has, and its grades where it has any. */
export const declaredFact = z.strictObject({
  fact: z.string().check(z.regex(ownFact)),
  grades: z.optional(
    z
      .array(z.string().check(z.minLength(1), z.maxLength(40)))
      .check(z.minLength(1), z.maxLength(20)),
  ),
})
export type DeclaredFact = z.output<typeof declaredFact>

/** A scheme version's terms, as stored and as the office edits them. */
export const schemeTerms = z
  .strictObject({
    /** Order of operations: lower first. Papers differ, and the price with them. */
    order: z.int().check(z.gte(0), z.lte(1000)),
    /** Schemes of one group exclude each other: the one worth most to the diner applies. */
    group: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
    /** Rules are alternatives: the one worth most (就高), or the first that holds (status before age). */
    choose: z.enum(['best', 'first']),
    rules: z.array(rule).check(z.maxLength(40)),
    limits: z._default(z.array(limit).check(z.maxLength(6)), []),
    /** She pays at least so much for her food, whatever the rules say. */
    floorFen: z.optional(amountFen),
    /** This scheme's help is at most so many percent of the price; public money together at most so much. */
    maxPercent: z.optional(z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01))),
    totalMaxFen: z.optional(amountFen),
    totalMaxPercent: z.optional(z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01))),
    rounding: z._default(z.enum(['half-up', 'down', 'up']), 'half-up'),
    /** Rounded to whole fen, jiao (10) or yuan (100); per bill, never per dish. */
    roundTo: z.optional(z.literal([1, 10, 50, 100])),
    /** Who pays all of it; or `split`. The canteen itself for a merchant's discount. */
    funder: z.optional(funder),
    split: z.optional(split),
    payersByPlace: z.optional(z.array(payerByPlace).check(z.minLength(1), z.maxLength(8))),
    /** Each meal uses up one of its tickets (餐券); without one there is no such meal. */
    ticket: z.optional(z.boolean()),
    /** A voucher or ticket of a meal nobody came for is good again; else it is gone. */
    backWhenMissed: z.optional(z.boolean()),
    operator: z.optional(z.array(operatorPayment).check(z.maxLength(20))),
    requires: z.optional(z.array(requirement).check(z.maxLength(10))),
    settings: z.optional(z.record(z.string().check(z.regex(/^[a-z][a-z_]{0,39}$/)), setting)),
    /** Statuses only this place has that the rules ask for; a file of schemes may name them once for all. */
    ownFacts: z.optional(z.array(declaredFact).check(z.maxLength(20))),
    /** When the year's money is spent: no more help, said to the elder; or the canteen pays on at its own risk. */
    whenBudgetDry: z.optional(z.enum(['stop', 'canteen_pays'])),
  })
  .check(
    z.refine((terms) => (terms.funder === undefined) !== (terms.split === undefined), {
      ...saying('请填谁出钱', 'say "funder" or "split", one of them'),
      path: ['funder'],
    }),
    z.refine(
      (terms) =>
        terms.rules.length + (terms.operator?.length ?? 0) + (terms.requires?.length ?? 0) > 0,
      { ...saying('还没有写补谁、补多少', 'a scheme without any rule'), path: ['rules'] },
    ),
  )
export type SchemeTerms = z.output<typeof schemeTerms>
export type SchemeRule = SchemeTerms['rules'][number]

/** Every name the terms let pay, those that stand for a payer by place too. */
export const namedPayers = (terms: SchemeTerms): string[] => [
  ...(terms.funder === undefined ? [] : [terms.funder]),
  ...(terms.split ?? []).map((part) => part.funder),
  ...(terms.operator ?? []).flatMap((payment) => payment.funder ?? []),
]

/** Everybody the terms let pay. */
export const fundersOf = (terms: SchemeTerms): string[] => {
  const byPlace = terms.payersByPlace ?? []
  return [
    ...new Set([
      ...namedPayers(terms).filter((name) => !byPlace.some((payer) => payer.name === name)),
      ...byPlace.flatMap(({ places, funder: elsewhere }) => [
        ...places.map((one) => one.funder),
        ...(elsewhere === undefined ? [] : [elsewhere]),
      ]),
    ]),
  ]
}
