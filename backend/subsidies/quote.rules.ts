import { mondayOf, serviceDay } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { invariant } from '../vocabulary/invariant.ts'
import { addFen, noFen, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { benefitAmount } from './benefit.kinds.ts'
import { conditionHolds, whyUnmet } from './condition.kinds.ts'
import type { Words } from './condition.kinds.ts'
import { elderSentence } from './sentence.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'
import type { SchemeRule, SchemeTerms } from './terms.rules.ts'

export interface SchemeInForce {
  readonly versionId: number
  readonly code: string
  readonly name: Words
  readonly funderId: number
  readonly funderIsCanteen: boolean
  readonly terms: SchemeTerms
}

/** How often a limit was used in its period, by key. Absent means never. */
export type UsageSoFar = Readonly<Record<string, number>>

export interface QuoteInputs {
  readonly listFen: Fen
  readonly situation: Situation
  readonly schemes: readonly SchemeInForce[]
  readonly usage: UsageSoFar
}

export interface Payer {
  /** null: the diner. */
  readonly funderId: number | null
  readonly schemeVersionId: number | null
  readonly name: Words
  readonly amountFen: Fen
}

export interface Usage {
  readonly limitKey: string
  readonly periodStart: ServiceDay
  readonly amount: number
  readonly cap: number
}

export interface Step {
  readonly schemeVersionId: number
  readonly name: Words
  readonly applied: boolean
  readonly amountFen: Fen
  readonly why: Words
}

/** list = subsidy + pay; the payers sum to the list price. */
export interface Quote {
  readonly listFen: Fen
  readonly subsidyFen: Fen
  readonly payFen: Fen
  readonly payers: readonly Payer[]
  readonly usages: readonly Usage[]
  readonly steps: readonly Step[]
  readonly sentence: Words
}

const periodStart = (per: 'day' | 'week' | 'month', day: ServiceDay): ServiceDay =>
  per === 'day' ? day : per === 'week' ? mondayOf(day) : serviceDay(`${day.slice(0, 7)}-01`)

/** Keys of usage rows: by scheme, not by version, so that a new version does not start the day afresh. */
export const usageKey = (code: string, per: string, start: ServiceDay): string =>
  `${code}:${per}@${start}`

export const limitsOf = (scheme: SchemeInForce, day: ServiceDay): Usage[] =>
  scheme.terms.limits.map((limit) => ({
    limitKey: `${scheme.code}:${limit.per}`,
    periodStart: periodStart(limit.per, day),
    amount: 1,
    cap: limit.times,
  }))

interface Outcome {
  readonly scheme: SchemeInForce
  readonly amountFen: Fen
  readonly why: Words
}

const used = (inputs: QuoteInputs, usage: Usage): number =>
  inputs.usage[`${usage.limitKey}@${usage.periodStart}`] ?? 0

const periodWords: Readonly<Record<string, Words>> = {
  day: { zh: '今天的次数已经用过', en: 'already used that day' },
  week: { zh: '这一周的次数已经用完', en: 'used up for the week' },
  month: { zh: '这个月的次数已经用完', en: 'used up for the month' },
}

const unmetOf = (rule: SchemeRule, situation: Situation, spend: Spend): Words | null => {
  const unmet = rule.when.find((condition) => !conditionHolds(condition, situation, spend))
  return unmet === undefined ? null : whyUnmet(unmet)
}

/** What one scheme is worth at this point of the bill, or why it is worth nothing. */
const outcomeOf = (scheme: SchemeInForce, inputs: QuoteInputs, remainingFen: Fen): Outcome => {
  const spend: Spend = { listFen: inputs.listFen, remainingFen }
  let best: Outcome | null = null
  const reasons: Words[] = []
  for (const rule of scheme.terms.rules) {
    const unmet = unmetOf(rule, inputs.situation, spend)
    if (unmet) {
      reasons.push(unmet)
      continue
    }
    const amountFen = benefitAmount(rule.benefit, spend, scheme.terms.rounding)
    if (best === null || amountFen > best.amountFen) best = { scheme, amountFen, why: rule.label }
    if (scheme.terms.choose === 'first') break
  }
  if (best === null) {
    const distinct = (pick: (words: Words) => string): string =>
      [...new Set(reasons.map(pick))].join('；')
    return {
      scheme,
      amountFen: noFen,
      why: { zh: distinct((w) => w.zh), en: distinct((w) => w.en) },
    }
  }
  const full = limitsOf(scheme, inputs.situation.day).find(
    (usage) => used(inputs, usage) + usage.amount > usage.cap,
  )
  if (!full) return best
  return {
    scheme,
    amountFen: noFen,
    why: periodWords[full.limitKey.split(':').at(-1) ?? ''] ?? {
      zh: '次数已经用完',
      en: 'used up',
    },
  }
}

/** Schemes in their order of operations; those of one group stand together at the place of the first. */
const stagesOf = (schemes: readonly SchemeInForce[]): SchemeInForce[][] => {
  const ordered = schemes.toSorted(
    (a, b) =>
      a.terms.order - b.terms.order || a.code.localeCompare(b.code) || a.versionId - b.versionId,
  )
  const stages = new Map<string, SchemeInForce[]>()
  for (const scheme of ordered) {
    const key =
      scheme.terms.group === undefined ? `alone:${scheme.versionId}` : `group:${scheme.terms.group}`
    stages.set(key, [...(stages.get(key) ?? []), scheme])
  }
  return [...stages.values()]
}

const better = {
  zh: '同一组里另一项更多，只能享受一项',
  en: 'another of the same group is worth more',
}

/** Pure arithmetic: what the meal costs, who pays how much, and why. */
export const quoteMeal = (inputs: QuoteInputs): Quote => {
  const payers: Payer[] = []
  const usages: Usage[] = []
  const steps: Step[] = []
  let remainingFen = inputs.listFen
  for (const stage of stagesOf(inputs.schemes)) {
    const outcomes = stage.map((scheme) => outcomeOf(scheme, inputs, remainingFen))
    const winner = outcomes.reduce((best, outcome) =>
      outcome.amountFen > best.amountFen ? outcome : best,
    )
    for (const { scheme, amountFen, why } of outcomes) {
      const applied = scheme === winner.scheme && amountFen > 0
      const reason = !applied && amountFen > 0 ? better : why
      steps.push({
        schemeVersionId: scheme.versionId,
        name: scheme.name,
        applied,
        amountFen: applied ? amountFen : noFen,
        why: reason,
      })
    }
    if (winner.amountFen === 0) continue
    remainingFen = subtractFen(remainingFen, winner.amountFen)
    payers.push({
      funderId: winner.scheme.funderId,
      schemeVersionId: winner.scheme.versionId,
      name: winner.scheme.name,
      amountFen: winner.amountFen,
    })
    usages.push(...limitsOf(winner.scheme, inputs.situation.day))
  }
  payers.push({
    funderId: null,
    schemeVersionId: null,
    name: { zh: '本人', en: 'You' },
    amountFen: remainingFen,
  })
  invariant(
    addFen(...payers.map((payer) => payer.amountFen)) === inputs.listFen,
    'payers do not sum to the price',
  )
  invariant(
    payers.every((payer) => payer.amountFen >= 0),
    'a payer pays less than nothing',
  )
  return {
    listFen: inputs.listFen,
    subsidyFen: subtractFen(inputs.listFen, remainingFen),
    payFen: remainingFen,
    payers,
    usages,
    steps,
    sentence: elderSentence(inputs.listFen, payers),
  }
}
