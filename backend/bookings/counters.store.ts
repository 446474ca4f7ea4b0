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
 * so bookings and closing are strictly ordered and the count at cut-off is final. Gives the new booking its ticket.
 * Refuses `past_cutoff`. Returns the ticket number.
 */
export const countOnServing = async (
  tx: Tx,
  servingId: number,
  bookingId: number,
  portions: number,
): Promise<number> => {
  const counted = await sql<{ ticket_no: number }>`
    with counted as (
      update servings set booked_portions = booked_portions + ${portions}, last_ticket = last_ticket + 1
      where id = ${servingId} and state = 'open' and app_now() < cutoff_at
      returning last_ticket
    )
    update bookings set ticket_no = coalesce(ticket_no, counted.last_ticket) from counted
    where bookings.id = ${bookingId} returning ticket_no`.execute(tx)
  const row = counted.rows[0]
  if (!row) throw new Refusal('past_cutoff')
  return row.ticket_no
}
