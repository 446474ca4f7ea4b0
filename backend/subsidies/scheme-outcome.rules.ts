import { present } from '../vocabulary/invariant.ts'
import { addFen, fen, noFen, percentShare, shareOf, smallerFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { benefitAmount, isForOnePortion } from './benefit.kinds.ts'
import { itemsFor, leftOf, listOf, pick } from './bill.rules.ts'
import type { Bill, BillPart } from './bill.rules.ts'
import { conditionHolds, whyUnmet } from './condition.kinds.ts'
import { usedUpWords } from './limit-words.rules.ts'
import { usagesOf, withinLimits } from './limit.rules.ts'
import type { Usage, UsageSoFar } from './limit.rules.ts'
import { whyNobodyPays } from './payer-by-place.rules.ts'
import { ruleCode } from './rule-ids.rules.ts'
import { ageAtMeal } from './situation.rules.ts'
import type { Situation, Spend, Voucher } from './situation.rules.ts'
import { splitAmong } from './split.rules.ts'
import type { SchemeRule, SchemeTerms } from './terms.rules.ts'
import { vouchersFor } from './voucher.rules.ts'
import { wasFor } from './was-for.rules.ts'

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
  /** What the schemes that have helped already ask of those that follow: 0 and Infinity where they ask nothing. */
  readonly floorFen: number
  readonly publicMostFen: number
}

export interface Outcome {
  readonly scheme: SchemeInForce
  readonly amountFen: Fen
  readonly why: Words
  /** What it takes off from, by place on the bill. */
  readonly places: readonly number[]
  readonly part: BillPart
  /** What it counts on, already with its amount. */
  readonly usages: readonly Usage[]
  /** Serials it uses up. */
  readonly vouchers: readonly string[]
  /** The public money is spent, and the canteen gives it all the same. */
  readonly atCanteensRisk: boolean
}

const nothingOff: Words = { zh: '算下来没有可减的', en: 'comes to nothing' }
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
const worthOf = (scheme: SchemeInForce, nth: number, meal: MealSoFar): Candidate => {
  const { terms } = scheme
  const rule = present(terms.rules[nth], 'a rule of the scheme')
  const { bill, situation, subsidisedFen, usage } = meal
  const spend = spendOf(scheme, meal)
  const { part = 'food', sets, portions } = rule.on ?? {}
  const one = portions ?? (isForOnePortion(rule.benefit) ? 'one' : 'all')
  const places = itemsFor(bill, { part, sets, portions: one })
  const about = { places, part, usages: [], vouchers: [] }
  const handedOver = ticketsFor(scheme, rule, situation)
  if ('why' in handedOver) return { ...about, amountFen: noFen, why: handedOver.why }
  const items = pick(bill, places)
  const base = {
    listFen: listOf(items),
    leftFen: leftOf(items),
    portionsFen: items.map(({ leftFen }) => leftFen).toSorted((a, b) => b - a),
    subsidisedFen,
    age: ageAtMeal(situation),
    vouchers: handedOver.vouchers.length,
  }
  if (base.leftFen === 0) return { ...about, amountFen: noFen, why: paid }
  const rounding = { rule: terms.rounding, unitFen: terms.roundTo ?? 1 }
  const worthFen = smallerFen(
    benefitAmount(rule.benefit, base, rounding),
    part === 'food' ? mostFor(scheme, meal, base.listFen) : base.leftFen,
  )
  if (worthFen === 0) return { ...about, amountFen: noFen, why: nothingOff }
  // A rule's own limits count by themselves: lunch once a week and dinner twice are three meals.
  const counted = [
    { code: scheme.code, limits: terms.limits, rules: terms.rules },
    { code: ruleCode(scheme.code, rule, nth), limits: rule.limits ?? [], rules: [rule] },
  ].map(({ rules, ...one }) => ({ ...one, earlier: wasFor(rules, situation, spend) }))
  let amountFen = worthFen
  for (const { code, limits, earlier } of counted) {
    const within = withinLimits(code, limits, situation, usage, amountFen, earlier)
    if (within.usedUp !== null)
      return { ...about, amountFen: noFen, why: usedUpWords(within.usedUp) }
    amountFen = within.amountFen
  }
  return {
    ...about,
    amountFen,
    why: rule.label,
    usages: counted.flatMap(({ code, limits, earlier }) =>
      usagesOf(code, limits, situation, amountFen, earlier),
    ),
    vouchers: vouchersNeeded(rule, handedOver.vouchers, amountFen),
  }
}

/** Serials that are used up: of vouchers only as many as it takes, of tickets the one. */
const vouchersNeeded = (
  { benefit }: SchemeRule,
  vouchers: readonly Voucher[],
  amountFen: Fen,
): string[] => {
  const needed = benefit.kind === 'voucher' ? Math.ceil(amountFen / benefit.fen) : vouchers.length
  return vouchers.slice(0, needed).map(({ serial }) => serial)
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

/** What public money may pay of the food in all, by this scheme and those that have helped before it. */
export const publicMostOf = (terms: SchemeTerms, { bill, publicMostFen }: MealSoFar): number => {
  const listFen = listOf(pick(bill, itemsFor(bill, {})))
  const ofPrice =
    terms.totalMaxPercent === undefined
      ? Infinity
      : shareOf(listFen, percentShare(terms.totalMaxPercent), 'down')
  return Math.min(publicMostFen, terms.totalMaxFen ?? Infinity, ofPrice)
}

/** What may be taken off the food at most: she pays the scheme's floor, and public money keeps to its ceilings. */
const mostFor = (scheme: SchemeInForce, meal: MealSoFar, listFen: Fen): Fen => {
  const { terms } = scheme
  const { bill, subsidisedFen } = meal
  const floorFen = Math.max(terms.floorFen ?? 0, meal.floorFen)
  const aboveFloor = leftOf(pick(bill, itemsFor(bill, {}))) - floorFen
  const ofPrice =
    terms.maxPercent === undefined
      ? Infinity
      : shareOf(listFen, percentShare(terms.maxPercent), 'down')
  const most = fen(Math.max(Math.min(aboveFloor, ofPrice, listFen), 0))
  // What the canteen lets off its own price is no public money, and no ceiling of it.
  const room = Math.max(publicMostOf(terms, meal) - subsidisedFen, 0)
  return largestWithin(room, scheme, most)
}

/** The most a scheme may give so that its public part keeps to so much. */
const largestWithin = (room: number, scheme: SchemeInForce, most: Fen): Fen => {
  if (publicPartOf(scheme, most) <= room) return most
  let [low, high] = [0, most - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (publicPartOf(scheme, fen(middle)) <= room) low = middle
    else high = middle - 1
  }
  return fen(low)
}

const joined = (reasons: readonly Words[]): Words => {
  const distinct = (pickOne: (words: Words) => string, between: string): string =>
    [...new Set(reasons.map(pickOne))].join(between)
  return { zh: distinct(({ zh }) => zh, '；'), en: distinct(({ en }) => en, '; ') }
}

const nothing = { amountFen: noFen, places: [], part: 'food', usages: [], vouchers: [] } as const

const bestRule = (scheme: SchemeInForce, meal: MealSoFar): Candidate => {
  const spend = spendOf(scheme, meal)
  const reasons: Words[] = []
  let best: Candidate | null = null
  for (const [nth, rule] of scheme.terms.rules.entries()) {
    const unmet = rule.when.find((one) => !conditionHolds(one, meal.situation, spend))
    if (unmet !== undefined) {
      reasons.push(whyUnmet(unmet))
      continue
    }
    const candidate = worthOf(scheme, nth, meal)
    if (candidate.amountFen === 0) reasons.push(candidate.why)
    if (best === null || candidate.amountFen > best.amountFen) best = candidate
    if (scheme.terms.choose === 'first') break
  }
  return best !== null && best.amountFen > 0 ? best : { ...nothing, why: joined(reasons) }
}

/** What of a scheme's help is public money: all but what the canteen gives by its own split. */
export const publicPartOf = ({ terms, funders }: SchemeInForce, amountFen: Fen): Fen =>
  addFen(
    ...splitAmong(terms, amountFen)
      .filter(({ funder }) => funders[funder]?.isCanteen !== true)
      .map((part) => part.amountFen),
  )

/** What one scheme is worth at this point of the bill, or why it is worth nothing. */
export const outcomeOf = (scheme: SchemeInForce, meal: MealSoFar): Outcome => {
  const nobody = whyNobodyPays(scheme.terms)
  const found = nobody === null ? bestRule(scheme, meal) : { ...nothing, why: nobody }
  const outcome = { scheme, ...found, atCanteensRisk: false }
  if (publicPartOf(scheme, found.amountFen) <= (scheme.budget?.leftFen ?? Infinity)) return outcome
  return scheme.terms.whenBudgetDry === 'canteen_pays'
    ? { ...outcome, atCanteensRisk: true }
    : { ...outcome, ...nothing, why: budgetDry }
}
