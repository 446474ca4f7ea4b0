import type { BookingContext } from '../bookings/booking-context.store.ts'
import {
  assertAffordable,
  assertAgreed,
  assertDinerThere,
  assertTaken,
  assertWayOffered,
  priceMeal,
} from '../bookings/booking.rules.ts'
import type { SoldMeal } from '../bookings/booking.rules.ts'
import { assertHandOverTime } from '../bookings/hand-over.rules.ts'
import { variantAsked, variantFor } from '../bookings/variant.rules.ts'
import type { OfferingOnServing, ServingToBook } from '../menus/menu.store.ts'
import type { ServingState, Way } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/**
 * A meal is sold at the window from its cut-off, when the booked count stands, until it is over. Refuses
 * `serving_not_open`, `still_bookable`, `sale_over`, `not_today`, `not_yet_serving`.
 */
export const assertSelling = (serving: ServingToBook): void => {
  if (serving.state === 'planned') throw new Refusal('serving_not_open')
  if (serving.state === 'open') throw new Refusal('still_bookable')
  if (serving.state !== 'closed') throw new Refusal('sale_over')
  assertHandOverTime(serving)
}

/** Refuses `offering_unknown`, `offering_withdrawn`. */
export const offeringOf = (serving: ServingToBook, offeringId: number): OfferingOnServing => {
  const found = serving.offerings.find((one) => one.offeringId === offeringId)
  if (!found) throw new Refusal('offering_unknown')
  if (found.withdrawn) throw new Refusal('offering_withdrawn')
  return found
}

export interface AskedWalkIn {
  readonly offeringId: number
  readonly way: Way
  readonly pay: 'wallet' | 'counter'
  readonly seenPayFen: Fen
}

/**
 * One portion for somebody on record, as it is made for her, at the price and with the help of a booking. Throws the
 * first refusal that applies; what is left of the dish is judged where it is taken.
 */
export const decideWalkIn = (context: BookingContext, asked: AskedWalkIn): SoldMeal => {
  const { serving, diner, pricing } = context
  assertSelling(serving)
  assertDinerThere(diner, serving)
  if (pricing.alreadyBooked) throw new Refusal('already_booked')
  const offering = offeringOf(serving, asked.offeringId)
  assertWayOffered(serving, asked.way)
  const variant = variantAsked(offering, variantFor(offering, diner.needs), diner.needs)
  const lines = [{ offering, quantity: 1, variant }]
  const priced = priceMeal(context, lines, asked.way)
  assertTaken(priced.inputs)
  assertAgreed(priced.quote, asked)
  if (asked.pay === 'wallet') assertAffordable(priced.quote.payFen, pricing)
  // Whoever buys at the window has come.
  return { lines, portions: 1, arrival: null, ...priced }
}

/** Refuses `cash_short`. */
export const changeOf = (cashFen: Fen, dueFen: Fen): Fen => {
  if (cashFen < dueFen) throw new Refusal('cash_short', { shortFen: dueFen - cashFen })
  return fen(cashFen - dueFen)
}

/** Within so many minutes the window takes back what it pressed by mistake. Refuses `undo_too_late`. */
export const assertUndoable = (minutesAgo: number, undoMinutes: number): void => {
  if (undoMinutes === 0 || minutesAgo >= undoMinutes)
    throw new Refusal('undo_too_late', { minutes: undoMinutes })
}

/** Whoever was not handed a meal by the time its serving is settled has missed it. Refuses `undo_too_late`. */
export const assertNotSettled = (state: ServingState, undoMinutes: number): void => {
  if (state === 'settled') throw new Refusal('undo_too_late', { minutes: undoMinutes })
}
