import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Way } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface OfferingMove {
  readonly offeringId: number
  readonly name: string
  /** Portions more (or fewer, when negative). */
  readonly portions: number
}

/**
 * Moves the portions of offerings, in the order of their ids, and writes each move into the kitchen's change log
 * with the old figure. The condition is part of the UPDATE: it is judged again after waiting for the row.
 * Refuses `sold_out`.
 */
export const moveOfferings = async (
  tx: Tx,
  servingId: number,
  bookingId: number,
  moves: readonly OfferingMove[],
): Promise<void> => {
  for (const move of moves.toSorted((a, b) => a.offeringId - b.offeringId)) {
    if (move.portions === 0) continue
    const moved = await sql`
      with moved as (
        update offerings set booked = booked + ${move.portions}
        where id = ${move.offeringId} and serving_id = ${servingId} and booked + ${move.portions} <= portion_limit
          and (withdrawn_at is null or ${move.portions} < 0)
        returning id, booked
      )
      insert into count_changes (serving_id, offering_id, booking_id, from_portions, to_portions)
      select ${servingId}, moved.id, ${bookingId}, moved.booked - ${move.portions}::int, moved.booked from moved`.execute(
      tx,
    )
    if (moved.numAffectedRows !== 1n) throw new Refusal('sold_out', { name: move.name })
  }
}

/** Takes (or gives back) places of a way of eating. Refuses `way_full`. */
export const moveWay = async (
  tx: Tx,
  servingId: number,
  way: Way,
  portions: number,
): Promise<void> => {
  if (portions === 0) return
  const moved = await tx
    .updateTable('serving_ways')
    .set((eb) => ({ booked: eb('booked', '+', portions) }))
    .where('serving_id', '=', servingId)
    .where('way', '=', way)
    .where((eb) => eb(eb('booked', '+', portions), '<=', eb.ref('capacity')))
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Refusal('way_full')
}

/**
 * The last guard: a booking counts only if its serving is still open at this moment. Closing updates the same row,
 * so bookings and closing are strictly ordered and the count at cut-off is final.
 */
const stillOpen = sql`state = 'open' and app_now() < cutoff_at`

/** Counts a new booking and gives it the next ticket of its serving. Refuses `past_cutoff`. */
export const countNewBooking = async (
  tx: Tx,
  servingId: number,
  bookingId: number,
  portions: number,
): Promise<void> => {
  const counted = await sql`
    with counted as (
      update servings set booked_portions = booked_portions + ${portions}, last_ticket = last_ticket + 1
      where id = ${servingId} and ${stillOpen}
      returning last_ticket
    )
    update bookings set ticket_no = counted.last_ticket from counted where bookings.id = ${bookingId}`.execute(
    tx,
  )
  if (counted.numAffectedRows !== 1n) throw new Refusal('past_cutoff')
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
