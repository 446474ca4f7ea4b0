import type { LockedBooking } from './booking.store.ts'
import type { BookingContext } from './booking-context.store.ts'
import { actingAs, assertMayOrder, heardYes } from './acting.rules.ts'
import {
  assertAffordable,
  assertAgreed,
  assertBeforeCutoff,
  assertMonthOpen,
  assertTaken,
  assertWay,
  bookedLines,
  portionsOf,
  priceMeal,
} from './booking.rules.ts'
import type { AgreedPrice, AskedLine, BookedLine, SoldMeal } from './booking.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import type { PaymentWay, ReadBack, Way } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { arrivalAt } from './arrival.rules.ts'

export type AskedChange = AgreedPrice & {
  readonly actor: Actor
  readonly lines: readonly AskedLine[]
  readonly way: Way
  readonly payment: PaymentWay
  /** When the turn begins in which she comes; left out, she comes when she would have. */
  readonly arriveFrom?: TimeOfDay | undefined
  /** Numbers of the vouchers she hands over; left out, the rules take from those in her name. */
  readonly vouchers?: readonly string[] | undefined
  readonly readBack?: ReadBack
}

/** A booked meal as it will be. */
export interface Amendment extends SoldMeal {
  readonly actor: Actor
  readonly way: Way
  readonly payment: PaymentWay
  /** What her wallet gives more; negative: what it gets back. */
  readonly extraFen: Fen
  readonly readBack: ReadBack
}

/** What a booking holds of each offering. */
export const portionsByOffering = (
  lines: readonly { readonly offeringId: number; readonly quantity: number }[],
): Map<number, number> => {
  const portions = new Map<number, number>()
  for (const line of lines)
    portions.set(line.offeringId, (portions.get(line.offeringId) ?? 0) + line.quantity)
  return portions
}

const same = (
  booking: LockedBooking,
  lines: readonly BookedLine[],
  { way, payment, arrival }: Pick<Amendment, 'way' | 'payment' | 'arrival'>,
): boolean => {
  const shape = (
    offeringId: number,
    quantity: number,
    texture: string,
    tweaks: readonly string[],
    omits: readonly string[],
  ): string => JSON.stringify([offeringId, quantity, texture, tweaks.toSorted(), omits.toSorted()])
  const before = booking.lines.map((line) =>
    shape(line.offeringId, line.quantity, line.texture, line.tweaks, line.omits),
  )
  const after = lines.map((line) =>
    shape(
      line.offering.offeringId,
      line.quantity,
      line.variant.texture,
      line.variant.tweaks,
      line.variant.omits,
    ),
  )
  return (
    booking.way === way &&
    booking.payment === payment &&
    booking.arrival?.from === arrival?.from &&
    before.toSorted().join() === after.toSorted().join()
  )
}

const aheadFen = (payment: PaymentWay, ownFen: Fen): Fen => (payment === 'wallet' ? ownFen : fen(0))

/**
 * Whether a booked meal can be had otherwise, and what it is then sold at; what it holds already is its own. Throws the
 * first refusal that applies, `nothing_to_change` among them.
 */
export const decideAmendment = (
  context: BookingContext,
  booking: LockedBooking,
  asked: AskedChange,
): Amendment => {
  const { serving, pricing } = context
  const { actor, way, payment } = asked
  assertMonthOpen(booking)
  if (booking.state !== 'placed') throw new Refusal('booking_over')
  assertBeforeCutoff(serving)
  const acting = actingAs(actor, booking.dinerId, serving.canteenId)
  assertMayOrder(acting, serving)
  const lines = bookedLines(context, asked.lines, portionsByOffering(booking.lines))
  const arrival =
    asked.arriveFrom === undefined ? booking.arrival : arrivalAt(serving, asked.arriveFrom)
  // The same meal, and a voucher she found in her purse: that is a change. So is a price that is too high for her now.
  const tooDear = 'atMostFen' in asked && booking.ownFen > asked.atMostFen
  if (asked.vouchers === undefined && !tooDear && same(booking, lines, { way, payment, arrival }))
    throw new Refusal('nothing_to_change')
  const portions = portionsOf(lines)
  assertWay(serving, way, portions, way === booking.way ? booking.portions : 0)
  const priced = priceMeal(context, lines, way, booking, asked.vouchers)
  assertTaken(priced.inputs)
  assertAgreed(priced.quote, asked)
  const extraFen = fen(
    aheadFen(payment, priced.quote.payFen) - aheadFen(booking.payment, booking.ownFen),
  )
  assertAffordable(extraFen, pricing)
  const readBack = heardYes(acting, asked.readBack)
  return { ...priced, actor, lines, portions, arrival, way, payment, extraFen, readBack }
}
