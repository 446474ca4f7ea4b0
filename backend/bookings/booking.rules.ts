import { holidayOn, isWorkday } from '../canteens/workday.rules.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import type { OfferingOnServing, ServingToBook, WayOnServing } from '../menus/menu.store.ts'
import { orderRefused, quoteMeal } from '../subsidies/quote.rules.ts'
import { usageKey } from '../subsidies/limit.rules.ts'
import type { Usage } from '../subsidies/limit.rules.ts'
import type { BudgetSpend, Quote, QuoteInputs } from '../subsidies/quote.rules.ts'
import type { PricingContext } from '../subsidies/scheme.store.ts'
import { takenVouchers, vouchersAtHand } from '../subsidies/voucher.rules.ts'
import type { TakenVoucher } from '../subsidies/voucher.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { daysBetween, serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import type { Variant } from '../vocabulary/diet.ts'
import type { PaymentChoice, Way } from '../vocabulary/meal.ts'
import { addFen, fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TimeWindow } from '../vocabulary/window.ts'
import { actingAs, assertMayOrder } from './acting.rules.ts'
import { arrivalAt, usualArrival } from './arrival.rules.ts'
import type { BookingContext } from './booking-context.store.ts'
import { variantAsked } from './variant.rules.ts'

export interface AskedLine {
  readonly offeringId: number
  readonly quantity: number
  readonly variant: Variant
}

export interface BookedLine {
  readonly offering: OfferingOnServing
  readonly quantity: number
  readonly variant: Variant
}

const clockWords = (at: Date): string =>
  `${serviceDayAt(at).slice(5).replace('-', '月')}日 ${timeOfDayAt(at)}`

/**
 * Why a booking of this serving cannot be changed or cancelled now; the database checks state and clock once more
 * when it counts. Closed days and how far ahead one may book are about new bookings: a canteen that shortens its
 * reach must not lock in those who booked before.
 */
export const assertBeforeCutoff = (serving: ServingToBook): void => {
  if (serving.state === 'planned') throw new Refusal('serving_not_open')
  if (serving.state !== 'open' || serving.now >= serving.cutoffAt)
    throw new Refusal('past_cutoff', { until: clockWords(serving.cutoffAt) })
}

/** Why nobody can book this serving now. */
export const assertServingOpen = (serving: ServingToBook): void => {
  if (serving.closed) throw new Refusal('closed_day', { reason: serving.closed.reason })
  assertBeforeCutoff(serving)
  if (daysBetween(serviceDayAt(serving.now), serving.day) > serving.canteen.bookDaysAhead)
    throw new Refusal('too_far_ahead')
}

export const assertDinerThere = (diner: DinerForBooking, serving: ServingToBook): void => {
  const gone = [diner.diedOn, diner.leftOn].some((day) => day !== null && day <= serving.day)
  if (gone) throw new Refusal('diner_gone')
}

/** The lines as they will be cooked. `own` gives back what an amended booking already holds. */
export const bookedLines = (
  context: BookingContext,
  asked: readonly AskedLine[],
  own: ReadonlyMap<number, number> = new Map(),
): BookedLine[] => {
  const { serving, diner } = context
  const max = serving.canteen.maxPortionsPerBooking
  const portions = asked.reduce((sum, line) => sum + line.quantity, 0)
  if (asked.some((line) => line.quantity < 1) || portions > max)
    throw new Refusal('quantity_wrong', { max })
  return asked.map((line) => {
    const offering = serving.offerings.find((candidate) => candidate.offeringId === line.offeringId)
    if (!offering) throw new Refusal('offering_unknown')
    const held = own.get(offering.offeringId) ?? 0
    if (offering.withdrawn && held === 0) throw new Refusal('offering_withdrawn')
    if (offering.booked + offering.kept - held + line.quantity > offering.portionLimit)
      throw new Refusal('sold_out', { name: offering.name })
    return {
      offering,
      quantity: line.quantity,
      variant: variantAsked(offering, line.variant, diner.needs),
    }
  })
}

/** The serving as whose turn it is sees it: what is kept for the queue is hers. */
export const asNextInLine = (context: BookingContext): BookingContext => ({
  ...context,
  serving: {
    ...context.serving,
    offerings: context.serving.offerings.map((offering) => ({ ...offering, kept: 0 })),
    ways: context.serving.ways.map((way) => ({ ...way, kept: 0 })),
  },
})

export const assertWayOffered = (serving: ServingToBook, way: Way): WayOnServing => {
  const offered = serving.ways.find((candidate) => candidate.way === way)
  if (!offered || offered.capacity === 0) throw new Refusal('way_not_offered')
  return offered
}

export const assertWay = (serving: ServingToBook, way: Way, portions: number, held = 0): void => {
  const offered = assertWayOffered(serving, way)
  if (offered.booked + offered.kept - held + portions > offered.capacity)
    throw new Refusal('way_full')
}

export const portionsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

/** Usage with what an amended booking already holds given back. */
const usageWithout = (pricing: PricingContext, held: readonly Usage[]): Record<string, number> => {
  const usage: Record<string, number> = { ...pricing.usage }
  for (const one of held) {
    const key = usageKey(one)
    usage[key] = (usage[key] ?? 0) - one.amount
  }
  return usage
}

interface PricedLine {
  readonly offering: Pick<OfferingOnServing, 'priceFen' | 'name'>
  readonly quantity: number
}

/** What an amended booking holds already, of entitlements and of money set aside. */
export interface HeldHelp {
  readonly usages: readonly Usage[]
  readonly budgets: readonly BudgetSpend[]
  readonly vouchers: readonly Pick<TakenVoucher, 'voucherId'>[]
}
const nothingHeld: HeldHelp = { usages: [], budgets: [], vouchers: [] }

/** Money set aside with what an amended booking already holds given back: a change never costs her her help. */
const schemesWithout = (
  { schemes }: PricingContext,
  { budgets }: HeldHelp,
): PricingContext['schemes'] =>
  schemes.map((scheme) => {
    const { budget } = scheme
    const held = budgets.find(({ budgetId }) => budgetId === budget?.id)
    return budget == null || held === undefined
      ? scheme
      : { ...scheme, budget: { ...budget, leftFen: budget.leftFen + held.amountFen } }
  })

export interface PricedOrder {
  readonly inputs: QuoteInputs
  readonly quote: Quote
  readonly vouchers: readonly TakenVoucher[]
}

/**
 * What this meal costs this diner, and everything it was computed from. `serials`: the vouchers she hands over; left
 * out, the rules take from those in her name. Refuses a voucher that is not good (`vouchersAtHand`).
 */
export const priceMeal = (
  context: BookingContext,
  lines: readonly PricedLine[],
  way: Way,
  held: HeldHelp = nothingHeld,
  serials?: readonly string[],
): PricedOrder => {
  const { serving, diner, pricing } = context
  const inputs: QuoteInputs = {
    lines: lines.map(({ offering: { name, priceFen }, quantity }) => ({
      name,
      priceFen,
      quantity,
    })),
    // No canteen delivers yet.
    deliveryFeeFen: fen(0),
    situation: {
      day: serving.day,
      workday: isWorkday(serving.day),
      holiday: holidayOn(serving.day),
      meal: serving.meal,
      way,
      canteenPath: serving.canteen.path,
      canteenName: serving.canteen.name,
      canteenTraits: serving.canteen.traits,
      booked: { day: serviceDayAt(serving.now), time: timeOfDayAt(serving.now) },
      vouchers: vouchersAtHand(
        { known: pricing.vouchers, serials, held: held.vouchers },
        serving.day,
      ),
      birthDate: diner.birthDate,
      facts: diner.facts.map(({ kind, grade, placePath, since }) => ({
        kind,
        grade,
        placePath,
        since,
      })),
    },
    schemes: schemesWithout(pricing, held),
    usage: usageWithout(pricing, held.usages),
    canteenFunder: pricing.canteenFunder,
  }
  const quote = quoteMeal(inputs)
  const vouchers = takenVouchers(quote.vouchers, pricing.vouchers, pricing.schemes)
  return { inputs, quote, vouchers }
}

/** The price on her screen; or, where nobody looks at one, her own share at most. */
export type AgreedPrice = { readonly seenPayFen: Fen } | { readonly atMostFen: Fen }

export type AskedMeal = AgreedPrice & {
  readonly actor: Actor
  readonly dinerId: number
  readonly lines: readonly AskedLine[]
  readonly way: Way
  readonly pay: PaymentChoice
  /** When the turn begins in which she comes; left out, her usual one. */
  readonly arriveFrom?: TimeOfDay | undefined
  /** Numbers of the vouchers she hands over; left out, the rules take from those in her name. */
  readonly vouchers?: readonly string[] | undefined
  /** Set for a job that books what somebody asked for: that she may was seen to when she asked. */
  readonly turn?: object | undefined
}

export interface SoldMeal extends PricedOrder {
  readonly lines: readonly BookedLine[]
  readonly portions: number
  /** The turn she comes in; null where everybody has the same time. */
  readonly arrival: TimeWindow | null
}

/** Whether a new booking may be made, and what it is sold at. Throws the first refusal that applies. */
export const decideBooking = (context: BookingContext, asked: AskedMeal): SoldMeal => {
  const { serving, diner, pricing } = context
  assertServingOpen(serving)
  assertDinerThere(diner, serving)
  if (!asked.turn) assertMayOrder(actingAs(asked.actor, asked.dinerId, serving.canteenId), serving)
  if (pricing.alreadyBooked) throw new Refusal('already_booked')
  const lines = bookedLines(context, asked.lines)
  const portions = portionsOf(lines)
  assertWay(serving, asked.way, portions)
  const { arriveFrom } = asked
  const arrival = arriveFrom === undefined ? usualArrival(context) : arrivalAt(serving, arriveFrom)
  const priced = priceMeal(context, lines, asked.way, nothingHeld, asked.vouchers)
  const { inputs, quote } = priced
  assertTaken(inputs)
  assertAgreed(quote, asked)
  if (asked.pay === 'wallet') assertAffordable(quote.payFen, pricing)
  return { lines, portions, arrival, ...priced }
}

/** Some schemes take no order that does not meet them: booked too late for the village's pot, without a ticket. */
export const assertTaken = (inputs: QuoteInputs): void => {
  const refused = orderRefused(inputs)
  if (refused) throw new Refusal('scheme_requires', { ...refused.why })
}

/** She pays what she was shown, or is shown the new price. */
const assertSeenPrice = (quote: Quote, seenPayFen: Fen): void => {
  if (quote.payFen !== seenPayFen)
    throw new Refusal('price_changed', { ownFen: quote.payFen, listFen: quote.listFen })
}

/** Refuses `price_changed`, `price_above_limit`. */
export const assertAgreed = (quote: Quote, agreed: AgreedPrice): void => {
  if ('seenPayFen' in agreed) assertSeenPrice(quote, agreed.seenPayFen)
  else if (quote.payFen > agreed.atMostFen)
    throw new Refusal('price_above_limit', { ownFen: quote.payFen, limitFen: agreed.atMostFen })
}

/** What the wallet holds and what the canteen lets her owe. Giving back (a negative amount) is always affordable. */
export const assertAffordable = (
  amountFen: Fen,
  { balanceFen, overdraftFen }: Pick<PricingContext, 'balanceFen' | 'overdraftFen'>,
): void => {
  const spendableFen = addFen(balanceFen, overdraftFen)
  if (amountFen > 0 && amountFen > spendableFen)
    throw new Refusal('wallet_short', { shortFen: amountFen - spendableFen })
}

/** Meals of a closed month stay as they are; what was wrong is put right in the books of this one. */
export const assertMonthOpen = ({ monthClosed }: { readonly monthClosed: boolean }): void => {
  if (monthClosed) throw new Refusal('month_closed')
}
