import * as z from 'zod/mini'
import { fen, percentOf, smallerFen, yuan } from '../vocabulary/money.ts'
import type { Fen, Rounding } from '../vocabulary/money.ts'
import type { Words } from './condition.kinds.ts'
import type { Spend } from './situation.rules.ts'

/** One form of help. Adding a kind is adding one entry to `benefitKinds`. */
interface BenefitKind<Terms extends z.ZodMiniType> {
  readonly label: Words
  readonly terms: Terms
  /** Fen taken off, before the engine holds it to what is left to pay. */
  readonly amount: (terms: z.output<Terms>, spend: Spend, rounding: Rounding) => Fen
  readonly describe: (terms: z.output<Terms>) => Words
  readonly examples: readonly z.input<Terms>[]
}

const kind = <Terms extends z.ZodMiniType>(entry: BenefitKind<Terms>): BenefitKind<Terms> => entry

const folds = (percent: number): string => String((100 - percent) / 10)

export const benefitKinds = {
  percent_off: kind({
    label: { zh: '打折', en: 'Percent off' },
    terms: z.object({ percent: z.number().check(z.gt(0), z.lte(100)) }),
    amount: ({ percent }, spend, rounding) => percentOf(spend.remainingFen, percent, rounding),
    describe: ({ percent }) => ({
      zh: percent === 100 ? '免费' : `${folds(percent)} 折`,
      en: `${percent} % off`,
    }),
    examples: [{ percent: 10 }, { percent: 15 }],
  }),
  fixed_per_meal: kind({
    label: { zh: '每餐定额', en: 'Fixed per meal' },
    terms: z.object({ fen: z.int().check(z.gt(0)) }),
    amount: (terms) => fen(terms.fen),
    describe: (terms) => ({
      zh: `每餐补 ${yuan(fen(terms.fen))} 元`,
      en: `${yuan(fen(terms.fen))} yuan a meal`,
    }),
    examples: [{ fen: 300 }],
  }),
} as const

export type BenefitKindName = keyof typeof benefitKinds
export type Benefit = {
  [K in BenefitKindName]: { readonly kind: K } & z.output<(typeof benefitKinds)[K]['terms']>
}[BenefitKindName]

type AnyKind = BenefitKind<z.ZodMiniType>

/** What the benefit is worth now; never more than is left to pay. */
export const benefitAmount = (benefit: Benefit, spend: Spend, rounding: Rounding): Fen =>
  smallerFen(
    (benefitKinds[benefit.kind] as unknown as AnyKind).amount(benefit, spend, rounding),
    spend.remainingFen,
  )

export const describeBenefit = (benefit: Benefit): Words =>
  (benefitKinds[benefit.kind] as unknown as AnyKind).describe(benefit)
