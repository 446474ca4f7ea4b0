import { appendAudits } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { lockWallets, postMany } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { spendBudgets } from '../subsidies/budget.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { invariant } from '../vocabulary/invariant.ts'
import type { Channel, PaymentWay, ReadBack, Way } from '../vocabulary/meal.ts'
import { turnSaid } from './arrival.rules.ts'
import { portionsOf } from './booking.rules.ts'
import type { SoldMeal } from './booking.rules.ts'
import { countNewBookings, moveOfferings, moveWay, recount } from './counters.store.ts'
import type { OfferingMove, Taker } from './counters.store.ts'
import { insertBookings } from './new-bookings.store.ts'
import { writeRevisions } from './write-revisions.action.ts'

/** Whose turn it is takes what is kept for the queue, and waits no longer. */
export interface Turn {
  /** Every offering she waits for. */
  readonly offeringIds: readonly number[]
  /** Minutes the portion is kept for her answer; null books it at once. */
  readonly offerMinutes: number | null
}

/** A meal that was decided on, and how it is to be written down. */
export interface MealToWrite extends SoldMeal {
  readonly dinerId: number
  readonly actor: Actor
  readonly channel: Channel
  readonly way: Way
  readonly payment: PaymentWay
  /** When it was taken down where the server could not be asked. */
  readonly takenAt?: Date | undefined
  /** Minutes it is kept while she pays online; null when it is booked at once. */
  readonly heldMinutes: number | null
  readonly readBack?: ReadBack
  /** It is her turn in the queue: then she is written down alone. */
  readonly turn?: Turn | undefined
}

/** Who waited for several dishes takes one and none of the others. */
const offeringMoves = ({ bookingId, lines, turn }: Written): OfferingMove[] => {
  const taken = lines.map(({ offering: { offeringId, name }, quantity: portions }) => ({
    bookingId,
    offeringId,
    name,
    portions,
  }))
  const others = (turn?.offeringIds ?? []).filter((id) =>
    taken.every(({ offeringId }) => offeringId !== id),
  )
  const left = others.map((offeringId) => ({ bookingId, offeringId, name: '', portions: 0 }))
  return [...taken, ...left]
}

type Written = MealToWrite & { readonly bookingId: number }

const takerOf = (meals: readonly MealToWrite[]): Taker => {
  const inLine = meals.some(({ turn }) => turn !== undefined)
  invariant(!inLine || meals.length === 1, 'turns in a queue come one after the other')
  return inLine ? 'queue' : 'anybody'
}

const moveWays = async (
  tx: Tx,
  servingId: number,
  meals: readonly MealToWrite[],
  taker: Taker,
): Promise<void> => {
  const taken = new Map<Way, number>()
  for (const { way, portions } of meals) taken.set(way, (taken.get(way) ?? 0) + portions)
  for (const [way, portions] of [...taken].toSorted(([a], [b]) => a.localeCompare(b)))
    await moveWay(tx, { servingId, way }, portions, taker)
}

/** The number to collect it by comes when it is paid. */
const count = async (tx: Tx, servingId: number, meals: readonly Written[]): Promise<void> => {
  const held = meals.filter(({ heldMinutes }) => heldMinutes !== null)
  const placed = meals.filter(({ heldMinutes }) => heldMinutes === null)
  if (held.length > 0) await recount(tx, servingId, totalOf(held))
  const ids = placed.map(({ bookingId }) => bookingId)
  if (placed.length > 0) await countNewBookings(tx, servingId, ids, totalOf(placed))
}

const totalOf = (meals: readonly MealToWrite[]): number =>
  meals.reduce((sum, { portions }) => sum + portions, 0)

const pay = async (tx: Tx, canteenId: number, meals: readonly Written[]): Promise<void> => {
  const paid = meals.filter(
    ({ payment, heldMinutes }) => payment === 'wallet' && heldMinutes === null,
  )
  if (paid.length > 1)
    await lockWallets(
      tx,
      paid.map(({ dinerId }) => dinerId),
    )
  await postMany(
    tx,
    paid.map(({ bookingId, dinerId, actor, quote }) => ({
      canteenId,
      bookingId,
      actor,
      posting: paidAhead(canteenId, dinerId, quote.payFen),
    })),
  )
}

/**
 * Writes meals of one serving that were decided on, all or none, in as many statements for hundreds as for one. Locks
 * in the order every booking action keeps: booking, usage, vouchers, wallet, offerings, way, serving, budget slice;
 * the busiest rows last. Returns the ids of the bookings in the order given.
 * Refuses what the database finds taken meanwhile: `already_booked`, `entitlement_used`, `daily_limit`, `voucher_used`,
 * `wallet_short`, `sold_out`, `way_full`, `past_cutoff`, `budget_spent`, `busy`.
 */
export const writeBookings = async (
  tx: Tx,
  serving: ServingToBook,
  meals: readonly MealToWrite[],
): Promise<number[]> => {
  const { servingId, canteenId } = serving
  const ids = await insertBookings(
    tx,
    meals.map((meal) => ({ ...meal, servingId, canteenId, portions: portionsOf(meal.lines) })),
  )
  const written = meals.map((meal, index) => ({ ...meal, bookingId: ids[index] ?? 0 }))
  await writeRevisions(tx, serving, written)
  await pay(tx, canteenId, written)
  const taker = takerOf(meals)
  await moveOfferings(tx, servingId, written.flatMap(offeringMoves), taker)
  await moveWays(tx, servingId, written, taker)
  await count(tx, servingId, written)
  await appendAudits(
    tx,
    written.map(
      ({ bookingId, dinerId, actor, channel, portions, arrival, quote, heldMinutes }) => ({
        chain: canteenId,
        actor,
        action: heldMinutes === null ? 'booking.placed' : 'booking.held',
        subject: `booking:${bookingId}`,
        detail: {
          servingId,
          dinerId,
          portions,
          ownFen: quote.payFen,
          channel,
          ...turnSaid(arrival),
        },
      }),
    ),
  )
  await spendBudgets(
    tx,
    canteenId,
    written.flatMap(({ quote }) => quote.budgets),
  )
  return ids
}
