import type { Words } from '../vocabulary/words.ts'
import type { SituationCase } from './case.rules.ts'
import type { PlayedMeal } from './play-case.rules.ts'
import type { Quote } from './quote.rules.ts'
import type { SchemeFile } from './scheme-file.rules.ts'

/** One meal of a case as it is printed: amounts in fen. */
export type MealAnswer =
  | { readonly refused: string; readonly why: Words }
  | {
      readonly payFen: number
      readonly payFoodFen: number
      readonly payDeliveryFen: number
      /** Public money. */
      readonly subsidyFen: number
      /** What the canteen lets off its own price. */
      readonly discountFen: number
      readonly lines: readonly HelpLine[]
      readonly operator: readonly OperatorLine[]
      readonly notApplied: readonly { readonly scheme: string; readonly why: Words }[]
      readonly vouchers: readonly string[]
      readonly sentence: Words
      readonly refund?: 'full' | 'none'
    }

interface HelpLine {
  readonly scheme: string
  readonly version: number
  readonly part: 'food' | 'delivery_fee'
  readonly funder: string
  readonly amountFen: number
  readonly reason: Words
}

interface OperatorLine {
  readonly scheme: string
  readonly version: number
  readonly kind: 'service' | 'delivery'
  readonly funder: string
  readonly amountFen: number
  readonly reason: Words
}

const sum = (items: readonly { readonly amountFen: number }[]): number =>
  items.reduce((total, { amountFen }) => total + amountFen, 0)

/** In the file a version is known by its place, from 1. */
const entryOf = ({ schemes }: SchemeFile, versionId: number | null) => {
  const entry = schemes[(versionId ?? 0) - 1]
  return { scheme: entry?.code ?? '', version: entry?.version ?? 0 }
}

const linesOf = (file: SchemeFile, quote: Quote): HelpLine[] => {
  const reasons = new Map(quote.steps.map((step) => [step.schemeVersionId, step.why]))
  return quote.payers.flatMap(({ schemeVersionId, funder, part, amountFen }) =>
    schemeVersionId === null
      ? []
      : {
          ...entryOf(file, schemeVersionId),
          part: part ?? 'food',
          funder: funder ?? '',
          amountFen,
          reason: reasons.get(schemeVersionId) ?? { zh: '', en: '' },
        },
  )
}

const answerOfMeal = (file: SchemeFile, { refused, quote, refund }: PlayedMeal): MealAnswer => {
  if (quote === null)
    return { refused: refused?.code ?? '', why: refused?.why ?? { zh: '', en: '' } }
  const canteens = new Set(
    file.funders.filter(({ isCanteen }) => isCanteen).map(({ name }) => name),
  )
  const lines = linesOf(file, quote)
  const [own, others] = [true, false].map((isOwn) =>
    lines.filter(({ funder }) => canteens.has(funder) === isOwn),
  )
  return {
    payFen: quote.payFen,
    payFoodFen: quote.payFen - quote.payDeliveryFen,
    payDeliveryFen: quote.payDeliveryFen,
    subsidyFen: sum(others ?? []),
    discountFen: sum(own ?? []),
    lines,
    operator: quote.operatorPayments.map(({ schemeVersionId, kind, funder, amountFen, label }) => ({
      ...entryOf(file, schemeVersionId),
      kind,
      funder,
      amountFen,
      reason: label,
    })),
    notApplied: quote.steps
      .filter(({ applied }) => !applied)
      .map((step) => ({ scheme: entryOf(file, step.schemeVersionId).scheme, why: step.why })),
    vouchers: quote.vouchers,
    sentence: quote.sentence,
    ...(refund === null ? {} : { refund }),
  }
}

type Expected = Omit<NonNullable<SituationCase['expect']>, 'meals'>

const byKey = <Item extends { readonly amountFen: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const item of items) sums[keyOf(item)] = (sums[keyOf(item)] ?? 0) + item.amountFen
  return sums
}

/** What differs from what was expected, as "payFen: 900, not 600". */
const differences = (expected: Expected, answer: MealAnswer): string[] => {
  const { refused, ...amounts } = expected
  if ('refused' in answer)
    return refused === answer.refused
      ? []
      : [`refused: ${answer.refused}, not ${refused ?? 'sold'}`]
  if (refused !== undefined) return [`sold at ${answer.payFen}, not refused: ${refused}`]
  const got: Record<string, unknown> = {
    ...answer,
    byScheme: byKey(answer.lines, ({ scheme }) => scheme),
    byFunder: byKey(answer.lines, ({ funder }) => funder),
    operator: byKey(answer.operator, ({ kind }) => kind),
  }
  return Object.entries(amounts).flatMap(([name, wanted]) => unlike(name, wanted, got[name]))
}

const unlike = (name: string, wanted: unknown, got: unknown): string[] => {
  if (wanted === undefined) return []
  if (typeof wanted !== 'object' || wanted === null)
    return wanted === got ? [] : [`${name}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`]
  const gotten = got as Readonly<Record<string, number>>
  return Object.entries(wanted as Readonly<Record<string, number>>).flatMap(([key, amount]) =>
    (gotten[key] ?? 0) === amount ? [] : [`${name}.${key}: ${gotten[key] ?? 0}, not ${amount}`],
  )
}

/** One case as it is printed, and whether it came out as expected, where something was. */
export interface CaseAnswer {
  readonly answer: Readonly<Record<string, unknown>>
  readonly differences: readonly string[]
}

export const answerOf = (
  file: SchemeFile,
  one: SituationCase,
  played: readonly PlayedMeal[],
): CaseAnswer => {
  const meals = played.map((meal) => answerOfMeal(file, meal))
  const { meals: each, ...single } = one.expect ?? {}
  const first = meals[0]
  const found = [
    ...(first === undefined ? [] : differences(single, first)),
    ...(each ?? []).flatMap((expected, nth) => {
      const meal = meals[nth]
      if (meal === undefined) return [`meal ${nth + 1}: there is none`]
      return differences(expected, meal).map((difference) => `meal ${nth + 1}: ${difference}`)
    }),
  ]
  const told = one.meals === undefined ? { ...first } : { meals }
  const verdict = one.expect === undefined ? {} : { ok: found.length === 0, differences: found }
  return { answer: { case: one.case, ...told, ...verdict }, differences: found }
}
