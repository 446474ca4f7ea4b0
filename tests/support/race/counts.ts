import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'

export interface OfferingCount {
  readonly offeringId: number
  /** Σ portions of active bookings, counted anew from their current lines. */
  readonly sold: number
  /** What the counter row says. */
  readonly counter: number
  readonly limit: number
}

/** Every offering of a serving, counted from the bookings themselves. */
export async function countOfferings(db: Db, servingId: number): Promise<OfferingCount[]> {
  const found = await sql<OfferingCount>`
    select o.id as "offeringId", o.booked as counter, o.portion_limit as "limit",
      coalesce((
        select sum(l.quantity) from bookings b
        join booking_lines l on l.booking_id = b.id and l.revision = b.revision
        where l.offering_id = o.id and b.state <> 'cancelled'
      ), 0)::int as sold
    from offerings o where o.serving_id = ${servingId} order by o.id`.execute(db)
  return found.rows
}

export interface ServingCount {
  readonly bookings: number
  readonly portions: number
  readonly counter: number
  readonly ways: number
}

export async function countServing(db: Db, servingId: number): Promise<ServingCount> {
  const found = await sql<ServingCount>`
    select s.booked_portions as counter,
      (select count(*) from bookings b where b.serving_id = s.id and b.state <> 'cancelled')::int as bookings,
      (select coalesce(sum(b.portions), 0) from bookings b where b.serving_id = s.id and b.state <> 'cancelled')::int as portions,
      (select sum(w.booked) from serving_ways w where w.serving_id = s.id)::int as ways
    from servings s where s.id = ${servingId}`.execute(db)
  const row = found.rows[0]
  if (!row) throw new Error(`no serving ${servingId}`)
  return row
}
