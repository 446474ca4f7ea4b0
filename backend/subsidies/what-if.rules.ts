import { addFen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { usageKey } from './limit.rules.ts'
import { quoteMeal } from './quote.rules.ts'
import type { Quote, QuoteInputs } from './quote.rules.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'

/** A meal that was eaten, with everything its price was made from. */
export interface EatenMeal {
  readonly dinerId: number
  readonly inputs: QuoteInputs
}

interface Sums {
  readonly payFen: Fen
  /** By funder, in fen. The diners' own share is `payFen`. */
  readonly byFunder: Readonly<Record<string, number>>
}

/** A month as it was and as it would have been. Diners by what they would have paid over the month. */
export interface WhatIf {
  readonly meals: number
  readonly before: Sums
  readonly after: Sums
  readonly diners: { readonly more: number; readonly less: number; readonly same: number }
}

interface Tally {
  payFen: Fen
  readonly byFunder: Map<string, number>
}

const emptyTally = (): Tally => ({ payFen: noFen, byFunder: new Map() })

const count = (tally: Tally, quote: Quote): void => {
  tally.payFen = addFen(tally.payFen, quote.payFen)
  for (const { funder, amountFen } of quote.payers) {
    if (funder === null) continue
    tally.byFunder.set(funder, (tally.byFunder.get(funder) ?? 0) + amountFen)
  }
}

const sumsOf = ({ payFen, byFunder }: Tally): Sums => ({
  payFen,
  byFunder: Object.fromEntries([...byFunder].toSorted(([a], [b]) => a.localeCompare(b))),
})

/** Counters of this scheme's own use begin the month at nothing; those of the others stand as they stood then. */
const isOwn = (key: string, code: string): boolean =>
  [':', '/', '#'].some((mark) => key.startsWith(`${code}${mark}`))

const withDraft = (
  { inputs }: EatenMeal,
  draft: SchemeInForce,
  used: ReadonlyMap<string, number>,
): QuoteInputs => {
  const others = Object.entries(inputs.usage).filter(([key]) => !isOwn(key, draft.code))
  return {
    ...inputs,
    schemes: [...inputs.schemes.filter(({ code }) => code !== draft.code), draft],
    usage: { ...Object.fromEntries(others), ...Object.fromEntries(used) },
  }
}

/**
 * The same meals, had the draft held instead of the version of its code, or beside everything where there was none.
 * In the order they were eaten: limits are used up in it. What people would have eaten otherwise nobody knows.
 */
export const whatIf = (meals: readonly EatenMeal[], draft: SchemeInForce): WhatIf => {
  const [before, after] = [emptyTally(), emptyTally()]
  const change = new Map<number, number>()
  const used = new Map<number, Map<string, number>>()
  for (const meal of meals) {
    const own = used.get(meal.dinerId) ?? new Map<string, number>()
    used.set(meal.dinerId, own)
    const was = quoteMeal(meal.inputs)
    const would = quoteMeal(withDraft(meal, draft, own))
    count(before, was)
    count(after, would)
    for (const usage of would.usages) {
      const key = usageKey(usage)
      if (isOwn(key, draft.code)) own.set(key, (own.get(key) ?? 0) + usage.amount)
    }
    change.set(meal.dinerId, (change.get(meal.dinerId) ?? 0) + would.payFen - was.payFen)
  }
  const changes = [...change.values()]
  return {
    meals: meals.length,
    before: sumsOf(before),
    after: sumsOf(after),
    diners: {
      more: changes.filter((fen) => fen > 0).length,
      less: changes.filter((fen) => fen < 0).length,
      same: changes.filter((fen) => fen === 0).length,
    },
  }
}
