import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Way } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface OfferingMove {
  readonly bookingId: number
  readonly offeringId: number
  readonly name: string
  /** Portions more (or fewer, when negative). */
  readonly portions: number
}

/** Who takes: anybody leaves alone what is kept for the queue; somebody from the queue takes that first and leaves it. */
export type Taker = 'anybody' | 'queue'

/** What is given back is kept for those who wait, as far as somebody does: in the same UPDATE, so nobody slips in between. */
const keptAfter = (portions: number, taker: Taker): RawBuilder<number> => {
  if (portions < 0) return sql`least(kept - ${portions}::int, waiting)`
  return taker === 'queue' ? sql`greatest(kept - ${portions}::int, 0)` : sql`kept`
}

/** Somebody in this queue waits no longer; what was kept for more people than wait now is free. */
const leaveOffering = async (tx: Tx, offeringId: number): Promise<void> => {
  await sql`update offerings set waiting = waiting - 1, kept = least(kept, waiting - 1) where id = ${offeringId}`.execute(
    tx,
  )
}

/** Of one offering, in the order in which they were decided. */
const byOffering = (moves: readonly OfferingMove[]): OfferingMove[][] => {
  const found = new Map<number, OfferingMove[]>()
  for (const move of moves) {
    const before = found.get(move.offeringId)
    if (before) before.push(move)
    else found.set(move.offeringId, [move])
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, each]) => each)
}

const moveOffering = async (
  tx: Tx,
  servingId: number,
  moves: readonly OfferingMove[],
  taker: Taker,
): Promise<void> => {
  const { offeringId, name } = present(moves[0], 'an offering that moves has a move')
  const portions = moves.reduce((sum, move) => sum + move.portions, 0)
  const free =
    taker === 'queue'
      ? sql`and booked + greatest(kept, ${portions}::int) <= portion_limit`
      : sql`and booked + kept + ${portions}::int <= portion_limit`
  const moved = await sql`
    with moved as (
      update offerings set booked = booked + ${portions}::int, kept = ${keptAfter(portions, taker)}
      where id = ${offeringId} and serving_id = ${servingId} ${free} and (withdrawn_at is null or ${portions}::int < 0)
      returning id, booked
    ), each as (
      select m.booking_id, m.portions, sum(m.portions) over (order by m.nth) as so_far
      from unnest(${moves.map(({ bookingId }) => bookingId)}::bigint[], ${moves.map((move) => move.portions)}::int[])
        with ordinality as m(booking_id, portions, nth)
    )
    insert into count_changes (serving_id, offering_id, booking_id, from_portions, to_portions)
    select ${servingId}, moved.id, each.booking_id, moved.booked - ${portions}::int + each.so_far - each.portions,
      moved.booked - ${portions}::int + each.so_far from moved, each order by each.so_far`.execute(
    tx,
  )
  if (moved.numAffectedRows !== BigInt(moves.length)) throw new Refusal('sold_out', { name })
}

/**
 * Moves the portions of offerings, in the order of their ids, and writes each move into the kitchen's change log
 * with the old figure. The condition is part of the UPDATE: it is judged again after waiting for the row.
 * For somebody from the queue `moves` names every offering she waits for: she leaves all those queues.
 * Refuses `sold_out`.
 */
export const moveOfferings = async (
  tx: Tx,
  servingId: number,
  moves: readonly OfferingMove[],
  taker: Taker = 'anybody',
): Promise<void> => {
  for (const each of byOffering(moves)) {
    const moving = each.filter(({ portions }) => portions !== 0)
    if (moving.length > 0) await moveOffering(tx, servingId, moving, taker)
    if (taker === 'queue') await leaveOffering(tx, each[0]?.offeringId ?? 0)
  }
}

/** Takes (or gives back) places of a way of eating; what is given back is kept like portions. Refuses `way_full`. */
export const moveWay = async (
  tx: Tx,
  place: { readonly servingId: number; readonly way: Way },
  portions: number,
  taker: Taker = 'anybody',
): Promise<void> => {
  if (portions === 0) return
  const free =
    taker === 'queue'
      ? sql`booked + greatest(kept, ${portions}::int) <= capacity`
      : sql`booked + kept + ${portions}::int <= capacity`
  const moved = await sql`
    update serving_ways set booked = booked + ${portions}::int, kept = ${keptAfter(portions, taker)}
    where serving_id = ${place.servingId} and way = ${place.way} and ${free}`.execute(tx)
  if (moved.numAffectedRows !== 1n) throw new Refusal('way_full')
  if (taker === 'queue') await leaveWay(tx, place)
}

const leaveWay = async (
  tx: Tx,
  { servingId, way }: { readonly servingId: number; readonly way: Way },
): Promise<void> => {
  await sql`update serving_ways set waiting = waiting - 1, kept = least(kept, waiting - 1)
    where serving_id = ${servingId} and way = ${way}`.execute(tx)
}

/** Somebody waits no longer, for any of these dishes nor for a place. */
export const leaveQueues = async (
  tx: Tx,
  place: { readonly servingId: number; readonly way: Way },
  offeringIds: readonly number[],
): Promise<void> => {
  for (const offeringId of offeringIds.toSorted((a, b) => a - b))
    await leaveOffering(tx, offeringId)
  await leaveWay(tx, place)
}

/**
 * The last guard: a booking counts only if its serving is still open at this moment. Closing updates the same row,
 * so bookings and closing are strictly ordered and the count at cut-off is final.
 */
const stillOpen = sql`state = 'open' and app_now() < cutoff_at`

/** Counts new bookings and gives them the next tickets of their serving, in this order. Refuses `past_cutoff`. */
export const countNewBookings = async (
  tx: Tx,
  servingId: number,
  bookingIds: readonly number[],
  portions: number,
): Promise<void> => {
  const counted = await sql`
    with counted as (
      update servings set booked_portions = booked_portions + ${portions}, last_ticket = last_ticket + ${bookingIds.length}
      where id = ${servingId} and ${stillOpen}
      returning last_ticket
    )
    update bookings set ticket_no = counted.last_ticket - ${bookingIds.length} + n.nth
    from counted, unnest(${[...bookingIds]}::bigint[]) with ordinality as n(id, nth) where bookings.id = n.id`.execute(
    tx,
  )
  if (counted.numAffectedRows !== BigInt(bookingIds.length)) throw new Refusal('past_cutoff')
}

/** Gives back what was only held. Its portions were counted; until the serving is closed they are free again. */
export const uncountHeld = async (tx: Tx, servingId: number, portions: number): Promise<void> => {
  const counted = await sql`
    update servings set booked_portions = booked_portions - ${portions} where id = ${servingId} and state = 'open'`.execute(
    tx,
  )
  if (counted.numAffectedRows !== 1n) throw new Refusal('past_cutoff')
}

/** Counts what a change or cancellation adds or gives back; the ticket stays. Refuses `past_cutoff`. */
export const recount = async (tx: Tx, servingId: number, portions: number): Promise<void> => {
  const counted =
    await sql`update servings set booked_portions = booked_portions + ${portions} where id = ${servingId} and ${stillOpen}`.execute(
      tx,
    )
  if (counted.numAffectedRows !== 1n) throw new Refusal('past_cutoff')
}
