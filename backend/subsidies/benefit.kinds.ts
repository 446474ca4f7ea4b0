import * as z from 'zod/mini'
import { invariant } from '../vocabulary/invariant.ts'
import { fen, noFen, percentShare, shareOf, yuan } from '../vocabulary/money.ts'
import type { Fen, Rounding, Share } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'

/** What a benefit is worked out from: the part of the bill it is about, as the lines before it left it. */
export interface BenefitBase {
  readonly listFen: Fen
  readonly leftFen: Fen
  /** What public money has paid already for this meal. */
  readonly subsidisedFen: Fen
  readonly age: number
  /** Vouchers handed over that count for this meal. */
  readonly vouchers: number
}

export interface RoundingRule {
  readonly rule: Rounding
  readonly unitFen: number
}

/** One form of help. Adding a kind is adding one entry to `benefitKinds`. */
interface BenefitKind<Terms extends z.ZodMiniType> {
  readonly label: Words
  readonly terms: Terms
  /** Fen taken off, before the engine holds it to what is left to pay. */
  readonly amount: (terms: z.output<Terms>, base: BenefitBase, rounding: RoundingRule) => number
  readonly describe: (terms: z.output<Terms>) => Words
  /** For one portion only, as long as the rule does not say otherwise: it says what a meal costs. */
  readonly onePortion?: true
  readonly examples: readonly z.input<Terms>[]
}

const kind = <Terms extends z.ZodMiniType>(entry: BenefitKind<Terms>): BenefitKind<Terms> => entry

const amountFen = z.int().check(z.gt(0), z.lte(10_000_000))
const orNothing = z.int().check(z.gte(0), z.lte(10_000_000))
/** What is rounded: the help, or the price that is left of it (九折 is a price). They differ by a fen. */
const sharing = {
  of: z.optional(z.enum(['list', 'left'])),
  rounds: z.optional(z.enum(['help', 'price'])),
  maxFen: z.optional(amountFen),
  /** Only the first so much of the price counts: the rest she pays in full. */
  firstFen: z.optional(amountFen),
}
interface Sharing {
  readonly of?: 'list' | 'left' | undefined
  readonly rounds?: 'help' | 'price' | undefined
  readonly maxFen?: number | undefined
  readonly firstFen?: number | undefined
}

const counted = (amount: Fen, { firstFen }: { readonly firstFen?: number | undefined }): Fen =>
  fen(Math.min(amount, firstFen ?? amount))

const shared = (share: Share, how: Sharing, base: BenefitBase, round: RoundingRule): number => {
  const whole = counted(how.of === 'list' ? base.listFen : base.leftFen, how)
  const rest = { part: share.of - share.part, of: share.of }
  const help =
    how.rounds === 'price'
      ? whole - shareOf(whole, rest, round.rule, round.unitFen)
      : shareOf(whole, share, round.rule, round.unitFen)
  return Math.min(help, how.maxFen ?? help)
}

const upTo = ({ maxFen }: Sharing): Words =>
  maxFen === undefined
    ? { zh: '', en: '' }
    : { zh: `，最多 ${yuan(fen(maxFen))} 元`, en: `, ${yuan(fen(maxFen))} yuan at most` }

const band = z
  .strictObject({
    from: z.int().check(z.gte(0)),
    to: z.optional(z.int()),
    below: z.optional(z.int()),
    /** What the meal costs her, or what is taken off: one of them. */
    payFen: z.optional(orNothing),
    offFen: z.optional(orNothing),
  })
  .check(
    z.refine((one) => (one.payFen === undefined) !== (one.offFen === undefined), {
      error: 'say "payFen" or "offFen", one of them',
    }),
    z.refine((one) => one.to === undefined || one.below === undefined, {
      error: 'say "to" (included) or "below" (not included), not both',
    }),
  )
const bands = z.array(band).check(z.minLength(1), z.maxLength(20))
type Band = z.output<typeof band>

const fromBand = (list: readonly Band[], value: number, leftFen: Fen): number => {
  const found = list.find(
    ({ from, to, below }) =>
      value >= from && (to === undefined || value <= to) && (below === undefined || value < below),
  )
  if (!found) return 0
  return found.payFen === undefined ? (found.offFen ?? 0) : leftFen - found.payFen
}

const folds = (percent: number): string => String(Math.round((100 - percent) * 10) / 100)

export const benefitKinds = {
  percent_off: kind({
    label: { zh: '按比例', en: 'Percent off' },
    terms: z.strictObject({
      percent: z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01)),
      ...sharing,
    }),
    amount: (terms, base, rounding) => shared(percentShare(terms.percent), terms, base, rounding),
    describe: (terms) => ({
      zh: (terms.percent === 100 ? '免费' : `${folds(terms.percent)} 折`) + upTo(terms).zh,
      en: `${terms.percent} % off${upTo(terms).en}`,
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
      .check(z.refine(({ part, outOf }) => part <= outOf, { error: 'more than the whole' })),
    amount: (terms, base, rounding) =>
      shared({ part: terms.part, of: terms.outOf }, terms, base, rounding),
    describe: (terms) => ({
      zh: `补 ${terms.part}/${terms.outOf}${upTo(terms).zh}`,
      en: `${terms.part}/${terms.outOf} off${upTo(terms).en}`,
    }),
    examples: [{ part: 1, outOf: 3, maxFen: 300 }],
  }),
  fixed_per_meal: kind({
    label: { zh: '每餐定额', en: 'Fixed per meal' },
    terms: z.strictObject({ fen: amountFen }),
    amount: (terms) => terms.fen,
    describe: (terms) => ({
      zh: `每餐补 ${yuan(fen(terms.fen))} 元`,
      en: `${yuan(fen(terms.fen))} yuan a meal`,
    }),
    examples: [{ fen: 300 }],
  }),
  pay_only: kind({
    label: { zh: '只付定额', en: 'Pay only so much' },
    terms: z.strictObject({ fen: amountFen, firstFen: sharing.firstFen }),
    onePortion: true,
    amount: (terms, base) => counted(base.leftFen, terms) - terms.fen,
    describe: (terms) => ({
      zh: `只付 ${yuan(fen(terms.fen))} 元`,
      en: `pay only ${yuan(fen(terms.fen))} yuan`,
    }),
    examples: [{ fen: 300 }],
  }),
  free: kind({
    label: { zh: '免费', en: 'Free' },
    terms: z.strictObject({}) as z.ZodMiniType<object>,
    onePortion: true,
    amount: (_terms, base) => base.leftFen,
    describe: () => ({ zh: '免费', en: 'free' }),
    examples: [{}],
  }),
  /** 补足到: what earlier public money leaves of a total. */
  fill_up_to: kind({
    label: { zh: '补足到', en: 'Fill up to a total' },
    terms: z.strictObject({ fen: amountFen }),
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
    onePortion: true,
    amount: (terms, base) => fromBand(terms.bands, base.age, base.leftFen),
    describe: () => ({ zh: '按年龄定价', en: 'priced by age' }),
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
    amount: ({ bands: list, measured }, base) =>
      fromBand(list, measured === 'after_discounts' ? base.leftFen : base.listFen, base.leftFen),
    describe: () => ({ zh: '按消费额补', en: 'by what the meal costs' }),
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
    amount: ({ everyFen, offFen, maxFen }, base) =>
      Math.min(Math.floor(base.leftFen / everyFen) * offFen, maxFen ?? Infinity),
    describe: (terms) => ({
      zh: `每满 ${yuan(fen(terms.everyFen))} 元减 ${yuan(fen(terms.offFen))} 元${upTo(terms).zh}`,
      en: `${yuan(fen(terms.offFen))} yuan off for every ${yuan(fen(terms.everyFen))}${upTo(terms).en}`,
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
