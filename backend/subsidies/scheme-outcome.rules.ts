import { fen, noFen, percentShare, shareOf, smallerFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { benefitAmount, isForOnePortion } from './benefit.kinds.ts'
import { itemsFor, leftOf, listOf, pick } from './bill.rules.ts'
import type { Bill, BillPart } from './bill.rules.ts'
import { conditionHolds, whyUnmet } from './condition.kinds.ts'
import { usedUpWords, withinLimits } from './limit.rules.ts'
import type { Limit, UsageSoFar } from './limit.rules.ts'
import { ageAtMeal } from './situation.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'
import type { SchemeRule, SchemeTerms } from './terms.rules.ts'
import { vouchersFor } from './voucher.rules.ts'

export interface SchemeInForce {
  readonly versionId: number
  readonly code: string
  readonly name: Words
  /** Everybody its terms let pay, by name. */
  readonly funders: Readonly<Record<string, { readonly id: number; readonly isCanteen: boolean }>>
  /** What the district chose of the amounts the paper leaves to it, in fen; else the paper's guide amount holds. */
  readonly settings?: Readonly<Record<string, number>> | undefined
  /** The money set aside for that day and what is left of it; left out where there is no limit. */
  readonly budget?: { readonly id: number; readonly leftFen: number } | null | undefined
  readonly terms: SchemeTerms
}

/** A meal on its way through the schemes. */
export interface MealSoFar {
  readonly situation: Situation
  readonly bill: Bill
  readonly subsidisedFen: Fen
  readonly usage: UsageSoFar
}

export interface Outcome {
  readonly scheme: SchemeInForce
  readonly amountFen: Fen
  readonly why: Words
  /** What it takes off from, by place on the bill. */
  readonly places: readonly number[]
  readonly part: BillPart
  readonly limits: readonly Limit[]
  /** Serials it uses up. */
  readonly vouchers: readonly string[]
  /** The public money is spent, and the canteen gives it all the same. */
  readonly atCanteensRisk: boolean
}

const paid: Words = { zh: '已经不用付钱了', en: 'nothing left to pay' }
const budgetDry: Words = { zh: '今年的补贴经费已经用完', en: 'the money set aside is used up' }

const settingsOf = ({ terms, settings }: SchemeInForce): Record<string, Fen> =>
  Object.fromEntries(
    Object.entries(terms.settings ?? {}).map(([name, { guideFen }]) => [
      name,
      fen(settings?.[name] ?? guideFen),
    ]),
  )

export const spendOf = (scheme: SchemeInForce, { bill, subsidisedFen }: MealSoFar): Spend => {
  const food = pick(bill, itemsFor(bill, {}))
  return {
    listFen: listOf(food),
    remainingFen: leftOf(food),
    subsidisedFen,
    sets: food.map(({ name }) => name),
    settings: settingsOf(scheme),
  }
}

type Candidate = Omit<Outcome, 'scheme' | 'atCanteensRisk'>

/** What one rule whose conditions hold is worth now. */
const worthOf = (scheme: SchemeInForce, rule: SchemeRule, meal: MealSoFar): Candidate => {
  const { terms } = scheme
  const { bill, situation, subsidisedFen, usage } = meal
  const { part = 'food', sets, portions } = rule.on ?? {}
  const one = portions ?? (isForOnePortion(rule.benefit) ? 'one' : 'all')
  const places = itemsFor(bill, { part, sets, portions: one })
  const limits = [...terms.limits, ...(rule.limits ?? [])]
  const about = { places, part, limits, vouchers: [] }
  const handedOver = ticketsFor(scheme, rule, situation)
  if ('why' in handedOver) return { ...about, amountFen: noFen, why: handedOver.why }
  const items = pick(bill, places)
  const base = {
    listFen: listOf(items),
    leftFen: leftOf(items),
    subsidisedFen,
    age: ageAtMeal(situation),
    vouchers: handedOver.vouchers.length,
  }
  if (base.leftFen === 0) return { ...about, amountFen: noFen, why: paid }
  const rounding = { rule: terms.rounding, unitFen: terms.roundTo ?? 1 }
  const worthFen = smallerFen(
    benefitAmount(rule.benefit, base, rounding),
    part === 'food' ? mostFor(terms, meal, base.listFen) : base.leftFen,
  )
  const { amountFen, usedUp } = withinLimits(scheme.code, limits, situation, usage, worthFen)
  if (usedUp !== null) return { ...about, amountFen: noFen, why: usedUpWords(usedUp) }
  const vouchers = handedOver.vouchers.map(({ serial }) => serial)
  return { ...about, amountFen, why: rule.label, vouchers }
}

const ticketsFor = (
  { code, terms }: SchemeInForce,
  { benefit }: SchemeRule,
  situation: Situation,
) =>
  benefit.kind === 'voucher'
    ? vouchersFor(code, situation, benefit.perMeal)
    : terms.ticket === true
      ? vouchersFor(code, situation)
      : { vouchers: [] }

/** What may be taken off the food at most: she pays the scheme's floor, and public money keeps to its ceilings. */
const mostFor = (terms: SchemeTerms, { bill, subsidisedFen }: MealSoFar, listFen: Fen): Fen => {
  const aboveFloor = leftOf(pick(bill, itemsFor(bill, {}))) - (terms.floorFen ?? 0)
  const ofPrice =
    terms.maxPercent === undefined
      ? Infinity
      : shareOf(listFen, percentShare(terms.maxPercent), 'down')
  const withOthers = (terms.totalMaxFen ?? Infinity) - subsidisedFen
  return fen(Math.max(Math.min(aboveFloor, ofPrice, withOthers), 0))
}

const joined = (reasons: readonly Words[]): Words => {
  const distinct = (pickOne: (words: Words) => string, between: string): string =>
    [...new Set(reasons.map(pickOne))].join(between)
  return { zh: distinct(({ zh }) => zh, '；'), en: distinct(({ en }) => en, '; ') }
}

const nothing = { amountFen: noFen, places: [], part: 'food', limits: [], vouchers: [] } as const

const bestRule = (scheme: SchemeInForce, meal: MealSoFar): Candidate => {
  const spend = spendOf(scheme, meal)
  const reasons: Words[] = []
  let best: Candidate | null = null
  for (const rule of scheme.terms.rules) {
    const unmet = rule.when.find((one) => !conditionHolds(one, meal.situation, spend))
    if (unmet !== undefined) {
      reasons.push(whyUnmet(unmet))
      continue
    }
    const candidate = worthOf(scheme, rule, meal)
    if (candidate.amountFen === 0) reasons.push(candidate.why)
    if (best === null || candidate.amountFen > best.amountFen) best = candidate
    if (scheme.terms.choose === 'first') break
  }
  return best !== null && best.amountFen > 0 ? best : { ...nothing, why: joined(reasons) }
}

/** What one scheme is worth at this point of the bill, or why it is worth nothing. */
export const outcomeOf = (scheme: SchemeInForce, meal: MealSoFar): Outcome => {
  const found = bestRule(scheme, meal)
  const outcome = { scheme, ...found, atCanteensRisk: false }
  if (found.amountFen <= (scheme.budget?.leftFen ?? Infinity)) return outcome
  return scheme.terms.whenBudgetDry === 'canteen_pays'
    ? { ...outcome, atCanteensRisk: true }
    : { ...outcome, ...nothing, why: budgetDry }
}
