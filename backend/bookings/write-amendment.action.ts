import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { assertBudgeted, exchangeBudgets } from '../subsidies/budget.store.ts'
import { exchangeUsage, portionsUsage } from '../subsidies/usage.store.ts'
import { exchangeVouchers } from '../subsidies/voucher.store.ts'
import { portionsByOffering } from './amend.rules.ts'
import type { Amendment } from './amend.rules.ts'
import { turnSaid } from './arrival.rules.ts'
import type { BookedLine } from './booking.rules.ts'
import { clearBudgets, clearUsages, reviseBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { moveOfferings, moveWay, recount } from './counters.store.ts'
import type { OfferingMove } from './counters.store.ts'
import { insertRevisions } from './new-bookings.store.ts'

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

const moveWays = async (
  tx: Tx,
  booking: LockedBooking,
  { way, portions }: Pick<Amendment, 'way' | 'portions'>,
): Promise<void> => {
  if (way === booking.way) return moveWay(tx, booking, portions - booking.portions)
  // Both ways in a fixed order, so that two people swapping ways never wait for each other.
  const moves = [
    { way: booking.way, portions: -booking.portions },
    { way, portions },
  ]
  for (const move of moves.toSorted((a, b) => a.way.localeCompare(b.way)))
    await moveWay(tx, { servingId: booking.servingId, way: move.way }, move.portions)
}

/**
 * Writes a decided change of a locked booking: what it gives back and what it takes anew, each row once and in the
 * order every booking action keeps. Refuses what the database finds taken meanwhile: `entitlement_used`, `daily_limit`,
 * `voucher_used`, `wallet_short`, `sold_out`, `way_full`, `past_cutoff`, `budget_spent`, `busy`.
 */
export const writeAmendment = async (
  tx: Tx,
  booking: LockedBooking,
  { day, canteen }: ServingToBook,
  amendment: Amendment,
): Promise<void> => {
  const { actor, lines, portions, arrival, inputs, quote, vouchers, way, payment } = amendment
  const { extraFen, readBack } = amendment
  const { bookingId, canteenId, dinerId, servingId } = booking
  const usages = [...quote.usages, portionsUsage(day, portions, canteen.dailyPortionLimit)]
  const revision = booking.revision + 1
  await exchangeUsage(tx, dinerId, booking.usages, usages)
  await exchangeVouchers(tx, booking, vouchers)
  await clearUsages(tx, bookingId)
  await clearBudgets(tx, bookingId)
  await reviseBooking(tx, bookingId, { revision, way, arrival, payment, portions, quote })
  const move = { move: 'amend', actor, reason: '', readBack } as const
  await insertRevisions(tx, [{ bookingId, revision, lines, inputs, quote, usages, move }])
  await assertBudgeted(tx, [{ inputs, quote }])
  await post(tx, paidAhead(canteenId, dinerId, extraFen), { canteenId, bookingId, actor })
  await moveOfferings(
    tx,
    servingId,
    movesBetween(bookingId, portionsByOffering(booking.lines), lines),
  )
  await moveWays(tx, booking, { way, portions })
  await recount(tx, servingId, portions - booking.portions)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'booking.amended',
    subject: `booking:${bookingId}`,
    detail: { revision, portions, ownFen: quote.payFen, ...turnSaid(arrival) },
  })
  await exchangeBudgets(tx, canteenId, booking.budgets, quote.budgets)
}
