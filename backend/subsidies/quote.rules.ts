import { invariant, present } from '../vocabulary/invariant.ts'
import { addFen, noFen, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { itemsFor, leftOf, listOf, openBill, pick, takeOff } from './bill.rules.ts'
import type { BillPart, OrderedLine } from './bill.rules.ts'
import { conditionHolds } from './condition.kinds.ts'
import type { Usage, UsageSoFar } from './limit.rules.ts'
import { operatorPaymentsOf } from './operator-payment.rules.ts'
import type { OperatorPaid } from './operator-payment.rules.ts'
import { withPayers } from './payer-by-place.rules.ts'
import { outcomeOf, publicMostOf, publicPartOf, spendOf } from './scheme-outcome.rules.ts'
import type { MealSoFar, Outcome, SchemeInForce } from './scheme-outcome.rules.ts'
import { elderSentence } from './sentence.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'
import { splitAmong } from './split.rules.ts'
import { isSpent, vouchersFor } from './voucher.rules.ts'

export interface QuoteInputs {
  readonly lines: readonly OrderedLine[]
  readonly deliveryFeeFen: Fen
  readonly situation: Situation
  readonly schemes: readonly SchemeInForce[]
  readonly usage: UsageSoFar
  /** Who the canteen itself is among the funders; null where it never pays. */
  readonly canteenFunder: { readonly id: number; readonly name: string } | null
}

export interface Payer {
  /** null: the diner. */
  readonly funderId: number | null
  readonly funder: string | null
  readonly schemeVersionId: number | null
  readonly name: Words
  readonly part: BillPart | null
  readonly amountFen: Fen
}

/** Part of a booking's help, as the money set aside holds it. */
export interface BudgetSpend {
  readonly budgetId: number
  readonly amountFen: Fen
}

export interface Step {
  readonly schemeVersionId: number
  readonly name: Words
  readonly applied: boolean
  readonly amountFen: Fen
  readonly why: Words
}

/** list = subsidy + pay; the payers sum to the list price, which has the delivery fee in it. */
export interface Quote {
  readonly listFen: Fen
  readonly subsidyFen: Fen
  readonly payFen: Fen
  /** The part of `payFen` that is for bringing the meal. */
  readonly payDeliveryFen: Fen
  readonly payers: readonly Payer[]
  readonly operatorPayments: readonly OperatorPaid[]
  /** What it takes of money set aside. */
  readonly budgets: readonly BudgetSpend[]
  /** Serials of the vouchers this meal uses up. */
  readonly vouchers: readonly string[]
  readonly usages: readonly Usage[]
  readonly steps: readonly Step[]
  readonly sentence: Words
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

const better: Words = {
  zh: '同一组里另一项更多，只能享受一项',
  en: 'another of the same group is worth more',
}

const stepOf = (outcome: Outcome, winner: Outcome): Step => {
  const { scheme, amountFen, why } = outcome
  const applied = outcome === winner && amountFen > 0
  return {
    schemeVersionId: scheme.versionId,
    name: scheme.name,
    applied,
    amountFen: applied ? amountFen : noFen,
    why: !applied && amountFen > 0 ? better : why,
  }
}

/** Who pays what a scheme gives. */
const payersOf = (outcome: Outcome, inputs: QuoteInputs): Payer[] => {
  const { scheme, amountFen, part, atCanteensRisk } = outcome
  const about = { schemeVersionId: scheme.versionId, name: scheme.name, part }
  if (atCanteensRisk) {
    const canteen = present(
      inputs.canteenFunder,
      'the canteen pays at its own risk, but is no funder',
    )
    return [{ ...about, funderId: canteen.id, funder: canteen.name, amountFen }]
  }
  return splitAmong(scheme.terms, amountFen).map((share) => ({
    ...about,
    funderId: present(scheme.funders[share.funder], `no such funder: ${share.funder}`).id,
    funder: share.funder,
    amountFen: share.amountFen,
  }))
}

const isPublic = ({ scheme }: Outcome, { funder }: Payer): boolean =>
  scheme.funders[funder ?? '']?.isCanteen === false

/** What a scheme gives comes out of its budget; what the canteen gives at its own risk does not. */
const spentOf = ({ scheme, amountFen, atCanteensRisk }: Outcome): BudgetSpend[] => {
  const publicFen = publicPartOf(scheme, amountFen)
  return scheme.budget == null || atCanteensRisk || publicFen === 0
    ? []
    : [{ budgetId: scheme.budget.id, amountFen: publicFen }]
}

interface Course {
  readonly meal: MealSoFar
  readonly payers: Payer[]
  readonly usages: Usage[]
  readonly steps: Step[]
  readonly budgets: BudgetSpend[]
  readonly vouchers: string[]
  readonly helping: Set<SchemeInForce>
}

const playStage = (
  course: Course,
  stage: readonly SchemeInForce[],
  inputs: QuoteInputs,
): Course => {
  const { meal } = course
  const outcomes = stage.map((scheme) => outcomeOf(scheme, meal))
  const winner = outcomes.reduce((best, one) => (one.amountFen > best.amountFen ? one : best))
  const steps = [...course.steps, ...outcomes.map((one) => stepOf(one, winner))]
  if (winner.amountFen === 0) return { ...course, steps }
  const payers = payersOf(winner, inputs)
  const publicFen = addFen(
    ...payers.filter((payer) => isPublic(winner, payer)).map(({ amountFen }) => amountFen),
  )
  const { terms } = winner.scheme
  return {
    meal: {
      ...meal,
      bill: takeOff(meal.bill, winner.places, winner.amountFen),
      subsidisedFen: addFen(meal.subsidisedFen, winner.part === 'food' ? publicFen : noFen),
      floorFen: Math.max(meal.floorFen, terms.floorFen ?? 0),
      publicMostFen: publicMostOf(terms, meal),
    },
    payers: [...course.payers, ...payers],
    usages: [...course.usages, ...winner.usages],
    steps,
    budgets: [...course.budgets, ...spentOf(winner)],
    vouchers: [...course.vouchers, ...winner.vouchers],
    helping: new Set([...course.helping, winner.scheme]),
  }
}

const startOf = ({ lines, deliveryFeeFen, situation, usage }: QuoteInputs): MealSoFar => ({
  situation,
  bill: openBill(lines, deliveryFeeFen),
  subsidisedFen: noFen,
  usage,
  floorFen: 0,
  publicMostFen: Infinity,
})

const assertSound = (quote: Quote): void => {
  invariant(
    addFen(...quote.payers.map((payer) => payer.amountFen)) === quote.listFen,
    'payers do not sum to the price',
  )
  invariant(
    quote.payers.every((payer) => payer.amountFen >= 0),
    'a payer pays less than nothing',
  )
}

/** Pure arithmetic: what the meal costs, who pays how much, and why. */
export const quoteMeal = (inputs: QuoteInputs): Quote => {
  const start = startOf(inputs)
  const empty = {
    payers: [],
    usages: [],
    steps: [],
    budgets: [],
    vouchers: [],
    helping: new Set<SchemeInForce>(),
  }
  // As they are read from the database: in whatever order they come, the answer is the same.
  const schemes = inputs.schemes
    .map((scheme) => withPayers(scheme, inputs.situation))
    .toSorted((a, b) => a.versionId - b.versionId)
  const course = stagesOf(schemes).reduce<Course>((so, stage) => playStage(so, stage, inputs), {
    meal: start,
    ...empty,
  })
  const { bill } = course.meal
  const [listFen, payFen] = [listOf(bill), leftOf(bill)]
  const operator = schemes.map((scheme) =>
    operatorPaymentsOf(scheme, start, course.helping.has(scheme)),
  )
  const own: Payer = {
    funderId: null,
    funder: null,
    schemeVersionId: null,
    name: { zh: '本人', en: 'You' },
    part: null,
    amountFen: payFen,
  }
  const payers = [...course.payers, own]
  const quote: Quote = {
    listFen,
    subsidyFen: subtractFen(listFen, payFen),
    payFen,
    payDeliveryFen: leftOf(pick(bill, itemsFor(bill, { part: 'delivery_fee' }))),
    payers,
    operatorPayments: operator.flatMap(({ payments }) => payments),
    budgets: course.budgets,
    vouchers: course.vouchers,
    usages: [...course.usages, ...operator.flatMap(({ usages }) => usages)],
    steps: course.steps,
    sentence: elderSentence(listFen, payers),
  }
  assertSound(quote)
  return quote
}

/** A scheme is for her when one of its rules holds; one without rules is for everybody. */
const isForHer = ({ terms }: SchemeInForce, situation: Situation, spend: Spend): boolean =>
  terms.rules.length === 0 ||
  terms.rules.some(({ when }) => when.every((one) => conditionHolds(one, situation, spend)))

const spent: Words = { zh: '这张助餐券已经用过', en: 'this voucher has been used' }

/** Why such an order is not taken at all, for which refusal of the contract; null when it is. */
export const orderRefused = (
  inputs: QuoteInputs,
): { code: 'voucher_used' | 'ticket_missing' | 'scheme_requires'; why: Words } | null => {
  const start = startOf(inputs)
  const { situation } = inputs
  for (const scheme of inputs.schemes) {
    const spend = spendOf(scheme, start)
    // Somebody a scheme is not for needs none of its tickets.
    if (!isForHer(scheme, situation, spend)) continue
    if (isSpent(scheme.code, situation)) return { code: 'voucher_used', why: spent }
    if (scheme.terms.ticket === true) {
      const ticket = vouchersFor(scheme.code, situation)
      if ('why' in ticket) return { code: 'ticket_missing', why: ticket.why }
    }
    for (const { when, otherwise } of scheme.terms.requires ?? []) {
      if (!conditionHolds(when, situation, spend))
        return { code: 'scheme_requires', why: otherwise }
    }
  }
  return null
}
