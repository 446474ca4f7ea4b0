import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { assertBudgeted, exchangeBudgets } from '../subsidies/budget.store.ts'
import { exchangeUsage, portionsUsage } from '../subsidies/usage.store.ts'
import { exchangeVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Way } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readBookingContext } from './booking-context.store.ts'
import { actingAs, assertMayOrder } from './acting.rules.ts'
import {
  assertAffordable,
  assertBeforeCutoff,
  assertMonthOpen,
  assertSeenPrice,
  assertTaken,
  assertWay,
  bookedLines,
  portionsOf,
  priceMeal,
} from './booking.rules.ts'
import type { AskedLine, BookedLine } from './booking.rules.ts'
import { clearBudgets, clearUsages, lockBooking, reviseBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { moveOfferings, moveWay, recount } from './counters.store.ts'
import { insertRevisions } from './new-bookings.store.ts'
import type { OfferingMove } from './counters.store.ts'

export interface AmendBooking {
  readonly actor: Actor
  readonly bookingId: number
  readonly lines: readonly AskedLine[]
  readonly way: Way
  readonly seenPayFen: Fen
  /** Numbers of the vouchers she hands over; left out, the rules take from those in her name. */
  readonly vouchers?: readonly string[] | undefined
}

const portionsByOffering = (
  lines: readonly { readonly offeringId: number; readonly quantity: number }[],
): Map<number, number> => {
  const portions = new Map<number, number>()
  for (const line of lines)
    portions.set(line.offeringId, (portions.get(line.offeringId) ?? 0) + line.quantity)
  return portions
}

const same = (booking: LockedBooking, lines: readonly BookedLine[], way: Way): boolean => {
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
  return booking.way === way && before.toSorted().join() === after.toSorted().join()
}

/** Net portions per offering: both what is given back and what is newly taken. */
const movesBetween = (
  bookingId: number,
  held: ReadonlyMap<number, number>,
  lines: readonly BookedLine[],
): OfferingMove[] => {
  const wanted = portionsByOffering(
    lines.map((line) => ({ offeringId: line.offering.offeringId, quantity: line.quantity })),
  )
  const names = new Map(lines.map((line) => [line.offering.offeringId, line.offering.name]))
  return [...new Set([...held.keys(), ...wanted.keys()])].map((offeringId) => ({
    bookingId,
    offeringId,
    name: names.get(offeringId) ?? '',
    portions: (wanted.get(offeringId) ?? 0) - (held.get(offeringId) ?? 0),
  }))
}

/**
 * Changes dish, portions, variant or way before cut-off, at the price shown now; the difference moves in the wallet.
 * Refuses whatever `amendBooking` of the contract names.
 */
export const amendBooking = async (
  tx: Tx,
  asked: AmendBooking,
): Promise<{ bookingId: number; canteenId: number }> => {
  const booking = await lockBooking(tx, asked.bookingId)
  assertMonthOpen(booking)
  if (booking.state !== 'placed') throw new Refusal('booking_over')
  const context = await readBookingContext(tx, booking.servingId, booking.dinerId, asked.vouchers)
  const { serving, pricing } = context
  assertBeforeCutoff(serving)
  assertMayOrder(actingAs(asked.actor, booking.dinerId, serving.canteenId), serving)
  const held = portionsByOffering(booking.lines)
  const lines = bookedLines(context, asked.lines, held)
  // The same meal, and a voucher she found in her purse: that is a change.
  if (asked.vouchers === undefined && same(booking, lines, asked.way))
    throw new Refusal('nothing_to_change')
  const portions = portionsOf(lines)
  assertWay(serving, asked.way, portions, asked.way === booking.way ? booking.portions : 0)
  const { inputs, quote, vouchers } = priceMeal(context, lines, asked.way, booking, asked.vouchers)
  assertTaken(inputs)
  assertSeenPrice(quote, asked.seenPayFen)
  const extraFen = booking.payment === 'wallet' ? fen(quote.payFen - booking.ownFen) : fen(0)
  assertAffordable(extraFen, pricing)

  const { bookingId, canteenId } = booking
  const usages = [
    ...quote.usages,
    portionsUsage(serving.day, portions, serving.canteen.dailyPortionLimit),
  ]
  const revision = booking.revision + 1
  await exchangeUsage(tx, booking.dinerId, booking.usages, usages)
  await exchangeVouchers(tx, booking, vouchers)
  await clearUsages(tx, bookingId)
  await clearBudgets(tx, bookingId)
  await reviseBooking(tx, bookingId, { revision, way: asked.way, portions, quote })
  const move = { move: 'amend', actor: asked.actor, reason: '' } as const
  await insertRevisions(tx, [{ bookingId, revision, lines, inputs, quote, usages, move }])
  await assertBudgeted(tx, [{ inputs, quote }])
  await post(tx, paidAhead(canteenId, booking.dinerId, extraFen), {
    canteenId,
    bookingId,
    actor: asked.actor,
  })
  await moveOfferings(tx, serving.servingId, movesBetween(bookingId, held, lines))
  if (asked.way === booking.way) await moveWay(tx, booking, portions - booking.portions)
  else {
    // Both ways in a fixed order, so that two people swapping ways never wait for each other.
    const moves = [
      { way: booking.way, portions: -booking.portions },
      { way: asked.way, portions },
    ]
    for (const move of moves.toSorted((a, b) => a.way.localeCompare(b.way)))
      await moveWay(tx, { servingId: serving.servingId, way: move.way }, move.portions)
  }
  await recount(tx, serving.servingId, portions - booking.portions)
  await appendAudit(tx, {
    chain: canteenId,
    actor: asked.actor,
    action: 'booking.amended',
    subject: `booking:${bookingId}`,
    detail: { revision, portions, ownFen: quote.payFen },
  })
  await exchangeBudgets(tx, canteenId, booking.budgets, quote.budgets)
  return { bookingId, canteenId }
}
