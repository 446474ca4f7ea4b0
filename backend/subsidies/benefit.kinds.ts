import * as z from 'zod/mini'
import type { FormField } from '../vocabulary/form-field.ts'
import { invariant } from '../vocabulary/invariant.ts'
import { fen, noFen, percentShare, yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import {
  amountFen,
  bands,
  bandsField,
  bandWords,
  bounds,
  counted,
  firstField,
  fromBand,
  mostField,
  shared,
  sharing,
  sharingFields,
} from './benefit-terms.rules.ts'
import type { BenefitBase, RoundingRule } from './benefit-terms.rules.ts'
import {
  choiceField,
  choicesOf,
  hint,
  moneyField,
  optional,
  percentField,
  units,
  wholeField,
} from './form-fields.rules.ts'
import { saying } from './issue-words.rules.ts'

/** One form of help. Adding a kind is adding one entry to `benefitKinds`. */
interface BenefitKind<Terms extends z.ZodMiniType> {
  readonly label: Words
  readonly terms: Terms
  /** How its terms are asked for: a field for each. */
  readonly fields: readonly FormField[]
  /** Fen taken off, before the engine holds it to what is left to pay. */
  readonly amount: (terms: z.output<Terms>, base: BenefitBase, rounding: RoundingRule) => number
  readonly describe: (terms: z.output<Terms>) => Words
  /** For one portion only, as long as the rule does not say otherwise: it says what a meal costs. */
  readonly onePortion?: true
  readonly examples: readonly z.input<Terms>[]
}

const kind = <Terms extends z.ZodMiniType>(entry: BenefitKind<Terms>): BenefitKind<Terms> => entry

const folds = (percent: number): string => String(Math.round((100 - percent) * 10) / 100)

export const benefitKinds = {
  percent_off: kind({
    label: { zh: '按比例', en: 'Percent off' },
    terms: z.strictObject({
      percent: z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01)),
      ...sharing,
    }),
    fields: [
      percentField('percent', '减百分之几', 'Percent off', {
        ...hint('九折填 10，八五折填 15。', '10 means she pays 90 %.'),
      }),
      ...sharingFields,
    ],
    amount: (terms, base, rounding) => shared(percentShare(terms.percent), terms, base, rounding),
    describe: (terms) => ({
      zh: (terms.percent === 100 ? '免费' : `${folds(terms.percent)} 折`) + bounds(terms).zh,
      en: `${terms.percent} % off${bounds(terms).en}`,
    }),
    examples: [{ percent: 10 }, { percent: 25, maxFen: 300 }],
  }),
  /** What percent cannot say exactly: a third. */
  fraction_off: kind({
    label: { zh: '按分数', en: 'A fraction off' },
    terms: z
      .strictObject({
        part: z.int().check(z.gte(1), z.lte(100)),
        outOf: z.int().check(z.gte(1), z.lte(100)),
        ...sharing,
      })
      .check(
        z.refine(({ part, outOf }) => part <= outOf, {
          ...saying('补的比全部还多', 'more than the whole'),
          path: ['part'],
        }),
      ),
    fields: [
      wholeField('part', '补几份', 'So many parts', units.none, {
        ...hint('补三分之一：补 1 份，一共 3 份。', 'A third: 1 part out of 3.'),
      }),
      wholeField('outOf', '一共几份', 'Out of so many', units.none),
      ...sharingFields,
    ],
    amount: (terms, base, rounding) =>
      shared({ part: terms.part, of: terms.outOf }, terms, base, rounding),
    describe: (terms) => ({
      zh: `补 ${terms.part}/${terms.outOf}${bounds(terms).zh}`,
      en: `${terms.part}/${terms.outOf} off${bounds(terms).en}`,
    }),
    examples: [{ part: 1, outOf: 3, maxFen: 300 }],
  }),
  fixed_per_meal: kind({
    label: { zh: '每餐定额', en: 'Fixed per meal' },
    terms: z.strictObject({ fen: amountFen }),
    fields: [moneyField('fen', '每餐补多少元', 'Yuan a meal')],
    amount: (terms) => terms.fen,
    describe: (terms) => ({
      zh: `每餐补 ${yuan(fen(terms.fen))} 元`,
      en: `${yuan(fen(terms.fen))} yuan a meal`,
    }),
    examples: [{ fen: 300 }],
  }),
  /** So much for each portion of an order, never more than the portion costs; a meal counts once on its limits. */
  fixed_per_portion: kind({
    label: { zh: '每份定额', en: 'Fixed per portion' },
    terms: z.strictObject({
      fen: amountFen,
      /** So many portions at most, the dearest; left out, all of the order. */
      portions: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    fields: [
      moneyField('fen', '每份补多少元', 'Yuan a portion'),
      wholeField('portions', '最多补几份', 'So many portions at most', units.portions, {
        ...optional,
        ...hint('没有填，就是每一份都补。', 'Nothing said: every portion.'),
      }),
    ],
    amount: (terms, { portionsFen }) =>
      portionsFen
        .slice(0, terms.portions)
        .reduce((sum, leftFen) => sum + Math.min(terms.fen, leftFen), 0),
    describe: (terms) => ({
      zh: `每份补 ${yuan(fen(terms.fen))} 元${terms.portions === undefined ? '' : `，最多 ${terms.portions} 份`}`,
      en: `${yuan(fen(terms.fen))} yuan a portion${terms.portions === undefined ? '' : `, ${terms.portions} at most`}`,
    }),
    examples: [{ fen: 300 }, { fen: 300, portions: 2 }],
  }),
  pay_only: kind({
    label: { zh: '只付定额', en: 'Pay only so much' },
    terms: z.strictObject({ fen: amountFen, firstFen: sharing.firstFen }),
    fields: [moneyField('fen', '她只付多少元', 'She pays only, yuan'), firstField],
    onePortion: true,
    amount: (terms, base) => counted(base.leftFen, terms) - terms.fen,
    describe: (terms) => ({
      zh: `只付 ${yuan(fen(terms.fen))} 元${bounds(terms).zh}`,
      en: `pay only ${yuan(fen(terms.fen))} yuan${bounds(terms).en}`,
    }),
    examples: [{ fen: 300 }],
  }),
  free: kind({
    label: { zh: '免费', en: 'Free' },
    terms: z.strictObject({}) as z.ZodMiniType<object>,
    fields: [],
    onePortion: true,
    amount: (_terms, base) => base.leftFen,
    describe: () => ({ zh: '免费', en: 'free' }),
    examples: [{}],
  }),
  /** 补足到: what earlier public money leaves of a total. */
  fill_up_to: kind({
    label: { zh: '补足到', en: 'Fill up to a total' },
    terms: z.strictObject({ fen: amountFen }),
    fields: [
      moneyField('fen', '各项补贴加起来到多少元', 'Up to a total of, yuan', {
        ...hint('前面的补贴不够，这里补足。', 'What earlier help leaves of it.'),
      }),
    ],
    amount: (terms, base) => terms.fen - base.subsidisedFen,
    describe: (terms) => ({
      zh: `补足到 ${yuan(fen(terms.fen))} 元`,
      en: `filled up to ${yuan(fen(terms.fen))} yuan`,
    }),
    examples: [{ fen: 1100 }],
  }),
  by_age: kind({
    label: { zh: '按年龄定价', en: 'By age' },
    terms: z.strictObject({ bands }),
    fields: [bandsField((name, zh, en) => wholeField(name, zh, en, units.years))],
    onePortion: true,
    amount: (terms, base) => fromBand(terms.bands, base.age, base.leftFen),
    describe: (terms) => bandWords(terms.bands, { zh: '岁', en: '' }, String),
    examples: [
      {
        bands: [
          { from: 60, below: 70, payFen: 800 },
          { from: 70, payFen: 700 },
        ],
      },
    ],
  }),
  by_spend: kind({
    label: { zh: '按消费额', en: 'By spend' },
    terms: z.strictObject({
      bands,
      /** Which price the bands are about: before any discount as long as nothing is said. */
      measured: z.optional(z.enum(['before_discounts', 'after_discounts'])),
    }),
    fields: [
      bandsField((name, zh, en) => moneyField(name, `${zh}多少元`, `${en}, yuan`)),
      choiceField(
        'measured',
        '按哪个价分档',
        'Bands of which price',
        choicesOf({
          before_discounts: { zh: '打折、补贴以前', en: 'before discounts and help' },
          after_discounts: { zh: '前面的办法减过以后', en: 'what earlier schemes left' },
        }),
        { ...optional, ...hint('没有选，就按以前的价。', 'Nothing picked: before.') },
      ),
    ],
    amount: ({ bands: list, measured }, base) =>
      fromBand(list, measured === 'after_discounts' ? base.leftFen : base.listFen, base.leftFen),
    describe: (terms) =>
      bandWords(terms.bands, { zh: '元', en: ' yuan' }, (edge) => yuan(fen(edge))),
    examples: [
      {
        bands: [
          { from: 1000, below: 1500, offFen: 200 },
          { from: 1500, offFen: 300 },
        ],
      },
    ],
  }),
  /** 每满 10 元减 2 元. */
  per_full: kind({
    label: { zh: '每满减', en: 'For every full amount' },
    terms: z.strictObject({ everyFen: amountFen, offFen: amountFen, maxFen: sharing.maxFen }),
    fields: [
      moneyField('everyFen', '每满多少元', 'For every, yuan'),
      moneyField('offFen', '减多少元', 'Taken off, yuan'),
      mostField,
    ],
    amount: ({ everyFen, offFen, maxFen }, base) =>
      Math.min(Math.floor(base.leftFen / everyFen) * offFen, maxFen ?? Infinity),
    describe: (terms) => ({
      zh: `每满 ${yuan(fen(terms.everyFen))} 元减 ${yuan(fen(terms.offFen))} 元${bounds(terms).zh}`,
      en: `${yuan(fen(terms.offFen))} yuan off for every ${yuan(fen(terms.everyFen))}${bounds(terms).en}`,
    }),
    examples: [{ everyFen: 1000, offFen: 200 }],
  }),
  /** Needs vouchers of this scheme, one a meal as long as nothing else is said; no change is given. */
  voucher: kind({
    label: { zh: '助餐券', en: 'Voucher' },
    terms: z.strictObject({
      fen: amountFen,
      perMeal: z.optional(z.int().check(z.gte(1), z.lte(20))),
    }),
    fields: [
      moneyField('fen', '一张抵多少元', 'One is worth, yuan'),
      wholeField('perMeal', '一餐最多几张', 'At most so many a meal', units.none, {
        ...optional,
        ...hint('没有填，就是一张。', 'Nothing said: one.'),
      }),
    ],
    amount: (terms, base) => terms.fen * base.vouchers,
    describe: (terms) => ({
      zh: `助餐券抵 ${yuan(fen(terms.fen))} 元`,
      en: `voucher worth ${yuan(fen(terms.fen))} yuan`,
    }),
    examples: [{ fen: 300 }],
  }),
} as const

export type BenefitKindName = keyof typeof benefitKinds
export const benefitNames = Object.keys(benefitKinds) as BenefitKindName[]
export type Benefit = {
  [K in BenefitKindName]: { readonly kind: K } & z.output<(typeof benefitKinds)[K]['terms']>
}[BenefitKindName]

type AnyKind = BenefitKind<z.ZodMiniType>

const entryOf = (benefit: Benefit): AnyKind => {
  const entry = (benefitKinds as unknown as Readonly<Record<string, AnyKind>>)[benefit.kind]
  invariant(entry !== undefined, `a benefit of an unknown kind: ${benefit.kind}`)
  return entry
}

/** `{ kind: 'free' }` of any kind, each with its own terms and none besides. */
export const benefit = z.discriminatedUnion(
  'kind',
  benefitNames.map((name) =>
    z.safeExtend(benefitKinds[name].terms as z.ZodMiniObject, { kind: z.literal(name) }),
  ) as unknown as [z.ZodMiniObject<{ kind: z.ZodMiniLiteral<'free'> }>],
) as unknown as z.ZodMiniType<Benefit>

/** What the benefit is worth now; never less than nothing, never more than is left to pay. */
export const benefitAmount = (one: Benefit, base: BenefitBase, rounding: RoundingRule): Fen =>
  fen(Math.min(Math.max(entryOf(one).amount(one, base, rounding), noFen), base.leftFen))

export const isForOnePortion = (one: Benefit): boolean => entryOf(one).onePortion === true

export const describeBenefit = (one: Benefit): Words => entryOf(one).describe(one)
