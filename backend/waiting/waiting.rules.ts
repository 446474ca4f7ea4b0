import {
  assertAffordable,
  assertDinerThere,
  assertTaken,
  priceMeal,
} from '../bookings/booking.rules.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { fits } from '../bookings/variant.rules.ts'
import type { OfferingOnServing, ServingToBook } from '../menus/menu.store.ts'
import { present } from '../vocabulary/invariant.ts'
import type { PaymentWay, Way } from '../vocabulary/meal.ts'
import { addFen, fen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import type { WaitEnd, WaitWish } from '../vocabulary/waiting.ts'

/** How the canteen runs its queue. */
export interface WaitingPolicy {
  /** Facts of people who have no other way to a meal: they come first. */
  readonly first: readonly string[]
  readonly offerMinutes: number
}

/** 1 comes first; within a class it is the order of asking. */
export const classOf = (
  facts: readonly { readonly kind: string }[],
  { first }: Pick<WaitingPolicy, 'first'>,
): 1 | 2 => (facts.some(({ kind }) => first.includes(kind)) ? 1 : 2)

/**
 * What she would eat: the dish she named, or whatever suits her. Refuses `offering_unknown`, `offering_withdrawn`,
 * `dish_clashes`.
 */
export const wantedOf = (
  { serving, diner }: BookingContext,
  offeringId: number | null,
): OfferingOnServing[] => {
  if (offeringId === null) {
    const suitable = serving.offerings.filter(
      (offering) => !offering.withdrawn && fits(offering, diner.needs),
    )
    if (suitable.length === 0) throw new Refusal('dish_clashes')
    return suitable
  }
  const offering = serving.offerings.find((candidate) => candidate.offeringId === offeringId)
  if (!offering) throw new Refusal('offering_unknown')
  if (offering.withdrawn) throw new Refusal('offering_withdrawn')
  if (!fits(offering, diner.needs)) throw new Refusal('dish_clashes')
  return [offering]
}

/** What one portion of it costs her. Refuses `scheme_requires`. */
export const priceOf = (context: BookingContext, offering: OfferingOnServing, way: Way): Fen => {
  const { inputs, quote } = priceMeal(context, [{ offering, quantity: 1 }], way)
  assertTaken(inputs)
  return quote.payFen
}

/** The most it can cost her, whatever frees. */
export const mostOf = (
  context: BookingContext,
  wanted: readonly OfferingOnServing[],
  way: Way,
): Fen => fen(Math.max(...wanted.map((offering) => priceOf(context, offering, way))))

const canPay = (context: BookingContext, amountFen: Fen): boolean => {
  try {
    assertAffordable(amountFen, context.pricing)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** By card as long as it holds enough, else in cash. */
export const paymentFor = (context: BookingContext, amountFen: Fen): PaymentWay =>
  canPay(context, amountFen) ? 'wallet' : 'counter'

/** The same, with what is due in cash and what the card lacks. */
export const payingFor = (
  context: BookingContext,
  amountFen: Fen,
): { by: PaymentWay; dueFen: Fen; shortFen: Fen } => {
  const by = paymentFor(context, amountFen)
  const { balanceFen, overdraftFen } = context.pricing
  return by === 'wallet'
    ? { by, dueFen: noFen, shortFen: noFen }
    : { by, dueFen: amountFen, shortFen: fen(amountFen - addFen(balanceFen, overdraftFen)) }
}

/** She could just book: something she wants and a place to eat it are free for anybody. */
export const isStillFree = (
  serving: Pick<ServingToBook, 'ways'>,
  wanted: readonly OfferingOnServing[],
  way: Way,
): boolean => {
  const place = serving.ways.find((candidate) => candidate.way === way)
  return (
    place !== undefined &&
    place.booked + place.kept < place.capacity &&
    wanted.some(({ booked, kept, portionLimit }) => booked + kept < portionLimit)
  )
}

/** Somebody in the queue, as her turn is decided. */
export interface Waiting {
  readonly way: Way
  readonly wish: WaitWish
  readonly payment: PaymentWay
  readonly seenPayFen: Fen
  /** What is there for her now. */
  readonly offeringId: number
}

export type TurnDecision =
  | { readonly kind: 'end'; readonly because: WaitEnd }
  | {
      readonly kind: 'take'
      readonly offering: OfferingOnServing
      readonly payFen: Fen
      readonly payment: PaymentWay
      /** Asked first: because she said so, or because her card no longer holds enough. */
      readonly ask: 'first' | 'not'
    }

const endFor = (error: unknown): WaitEnd => {
  if (!(error instanceof Refusal)) throw error
  return error.code === 'diner_gone' ? 'gone' : 'not_possible'
}

/**
 * Her turn: booked at once, asked first, or no longer possible; then it is the next one's turn. Refuses `already_booked`
 * when she has just taken another dish: whether that ends her place is seen a moment later, when it is paid or not.
 */
export const decideTurn = (context: BookingContext, wait: Waiting): TurnDecision => {
  const { serving, diner, pricing } = context
  if (pricing.alreadyBooked) throw new Refusal('already_booked')
  const offering = present(
    serving.offerings.find(({ offeringId }) => offeringId === wait.offeringId),
    'she waits for an offering of this serving',
  )
  if (!fits(offering, diner.needs)) return { kind: 'end', because: 'not_possible' }
  try {
    assertDinerThere(diner, serving)
    const payFen = priceOf(context, offering, wait.way)
    if (wait.wish === 'book' && payFen > wait.seenPayFen) return { kind: 'end', because: 'price' }
    const payment = wait.payment === 'wallet' ? paymentFor(context, payFen) : 'counter'
    const ask = wait.wish === 'ask' || payment !== wait.payment ? 'first' : 'not'
    return { kind: 'take', offering, payFen, payment, ask }
  } catch (error) {
    return { kind: 'end', because: endFor(error) }
  }
}

/** Somebody else was quicker, or the clock: looked at again the next time. Anything else will not change by itself. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'busy',
  'already_booked',
  'sold_out',
  'way_full',
  'price_changed',
  'past_cutoff',
  'serving_not_open',
  'closed_day',
  'wallet_short',
])
export const passesByItself = ({ code }: Refusal): boolean => passing.has(code)

/** Whom nobody calls: who ended it herself knows, and nobody rings about the dead. */
const untold: ReadonlySet<WaitEnd> = new Set(['left', 'declined', 'gone'])
export const isTold = (because: WaitEnd): boolean => !untold.has(because)
