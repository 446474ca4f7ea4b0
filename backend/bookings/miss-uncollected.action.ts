import { appendAudit } from '../kernel/audit.store.ts'
import type { AuditEntry } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { lockWallets, post, readSpendable } from '../payments/ledger.store.ts'
import { mealMissed } from '../payments/posting.rules.ts'
import { exchangeBudgets } from '../subsidies/budget.store.ts'
import type { BudgetSpend } from '../subsidies/quote.rules.ts'
import { returnMissedVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { MissedMealPolicy } from '../vocabulary/meal.ts'
import { addFen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { assertMonthOpen } from './booking.rules.ts'
import { clearBudgets, endBooking, lockBooking } from './booking.store.ts'
import { lockUncollected } from './serving-moves.store.ts'

interface Missed {
  readonly lossFen: Fen
  readonly audit: AuditEntry
  readonly canteenId: number
  readonly budgets: readonly BudgetSpend[]
}

/** Nobody came for it: no claim on any funder, the diner pays what the canteen's policy says, the rest is its loss. */
const missBooking = async (
  tx: Tx,
  actor: Actor,
  bookingId: number,
  policy: MissedMealPolicy,
): Promise<Missed> => {
  const booking = await lockBooking(tx, bookingId)
  assertMonthOpen(booking)
  const { canteenId, dinerId } = booking
  await endBooking(tx, bookingId, 'missed', { move: 'miss', actor, reason: '' })
  const meal = {
    canteenId,
    dinerId,
    payment: booking.payment,
    listFen: booking.priceFen,
    payFen: booking.ownFen,
    shares: booking.shares,
  }
  const { posting, lossFen } = mealMissed(meal, policy, await readSpendable(tx, dinerId))
  await post(tx, posting, { canteenId, bookingId, actor })
  const subject = `booking:${bookingId}`
  await clearBudgets(tx, bookingId)
  return {
    lossFen,
    canteenId,
    budgets: booking.budgets,
    audit: {
      chain: canteenId,
      actor,
      action: 'booking.missed',
      subject,
      detail: { policy, lossFen },
    },
  }
}

/**
 * Every booking of a serving nobody came for. All bookings are locked before the first wallet and all money moves
 * before the first audit entry, as for one booking: a latecomer collecting, or anybody topping up or booking her
 * next meal, waits for us but never we for them with the audit chain in hand.
 */
export const missUncollected = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
  policy: MissedMealPolicy,
): Promise<{ missed: number; lossFen: Fen }> => {
  const uncollected = await lockUncollected(tx, servingId)
  await returnMissedVouchers(
    tx,
    uncollected.map(({ bookingId }) => bookingId),
  )
  await lockWallets(
    tx,
    uncollected.map(({ dinerId }) => dinerId),
  )
  const missed: Missed[] = []
  for (const { bookingId } of uncollected)
    missed.push(await missBooking(tx, actor, bookingId, policy))
  for (const { audit } of missed) await appendAudit(tx, audit)
  const [first] = missed
  // All of one serving: one canteen, one slice of each budget, given back once.
  if (first !== undefined)
    await exchangeBudgets(
      tx,
      first.canteenId,
      missed.flatMap(({ budgets }) => budgets),
      [],
    )
  return {
    missed: missed.length,
    lossFen: missed.reduce<Fen>((sum, { lossFen }) => addFen(sum, lossFen), noFen),
  }
}
