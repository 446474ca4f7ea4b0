import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ClashWeight } from '../vocabulary/diet.ts'

/** A clash of one line of a booking, under its name. */
export interface ClashOfLine {
  readonly bookingId: number
  readonly offeringId: number
  readonly clash: string
}

/** A word that is not yet in force while it is looked through is looked through again, so long and so often. */
const again = sql`interval '1 minute'`
const often = sql`interval '10 seconds'`
/** What nobody solved may have been solved by something that leaves no moment behind, as a need that ended. */
const atLeast = sql`interval '30 seconds'`

/**
 * Meals still to be cooked that may hold clashes nobody was told of, or no longer those that were found: what is in
 * something, somebody's needs or a booking that clashed have changed since they were last looked through. Longest not
 * looked through first: however many wait for somebody, none is forgotten over the others.
 */
export const readServingsToLookThrough = async (
  reader: Reader,
  atMost = 200,
): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select s.id from servings s left join clash_checks k on k.serving_id = s.id
    cross join lateral (select coalesce(k.checked_at, '-infinity') as checked_at) l
    cross join lateral (select l.checked_at - case when l.checked_at > app_now() - ${often} then interval '0' else ${again} end as since) x
    where s.state in ('open', 'closed') and s.day >= service_day_of(app_now()) and s.booked_portions > 0 and (
      exists (select from bookings b join booking_clashes c on c.booking_id = b.id where b.serving_id = s.id and c.over_at is null and (
        l.checked_at <= app_now() - ${atLeast}
        or exists (select from booking_moves m where m.booking_id = b.id and m.at >= x.since)
        or exists (select from clash_answers a where a.booking_id = b.id and a.answered_at >= x.since)))
      or exists (select from ingredient_overrides o where o.canteen_id = s.canteen_id and s.day between o.first_day and o.last_day
        and greatest(o.noted_at, o.ended_at) >= x.since)
      or exists (select from ingredients i where (i.canteen_id is null or i.canteen_id = s.canteen_id) and i.noted_at >= x.since)
      or exists (select from bookings b join diet_needs n on n.diner_id = b.diner_id
        where b.serving_id = s.id and b.state in ('held', 'placed') and n.noted_at >= x.since))
    order by l.checked_at, s.day, s.id limit ${atMost}`.execute(reader)
  return found.rows.map(({ id }) => id)
}

/** Of two who look a meal through at once the second waits here, and then reads what the first one has left. */
export const lockLook = async (tx: Tx, servingId: number): Promise<void> => {
  await sql`insert into clash_checks (serving_id, checked_at) values (${servingId}, '-infinity') on conflict do nothing`.execute(
    tx,
  )
  await sql`select from clash_checks where serving_id = ${servingId} for update`.execute(tx)
}

/** Nobody changes these until the transaction ends; whoever does so just now is waited for. */
export const holdBookings = async (tx: Tx, bookingIds: readonly number[]): Promise<void> => {
  await sql`select from bookings where id = any (${[...bookingIds]}::bigint[]) order by id for share`.execute(
    tx,
  )
}

/** Keeps them; returns those that were not there or had been over. Whoever keeps one tells of it. */
export const keepClashes = async (
  tx: Tx,
  found: readonly ClashOfLine[],
): Promise<ClashOfLine[]> => {
  if (found.length === 0) return []
  const kept = await sql<ClashOfLine>`
    insert into booking_clashes (booking_id, offering_id, clash)
    select f."bookingId", f."offeringId", f.clash
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f("bookingId" bigint, "offeringId" bigint, clash text)
    on conflict (booking_id, offering_id, clash) do update set over_at = null, found_at = app_now()
      where booking_clashes.over_at is not null
    returning booking_id as "bookingId", offering_id as "offeringId", clash`.execute(tx)
  return kept.rows
}

/** Ends those of a meal that are not so any more; returns the diners who have none left at it. */
export const endClashes = async (
  tx: Tx,
  servingId: number,
  still: readonly ClashOfLine[],
): Promise<number[]> => {
  const ended = await sql<{ dinerId: number }>`
    with still as (
      select f.* from jsonb_to_recordset(${JSON.stringify(still)}::jsonb) as f("bookingId" bigint, "offeringId" bigint, clash text)),
    ended as (
      update booking_clashes c set over_at = app_now() from bookings b
      where b.id = c.booking_id and b.serving_id = ${servingId} and c.over_at is null
        and not exists (select from still f where f."bookingId" = c.booking_id and f."offeringId" = c.offering_id and f.clash = c.clash)
      returning c.booking_id, b.diner_id)
    select distinct e.diner_id as "dinerId" from ended e
    where not exists (select from still f where f."bookingId" = e.booking_id)`.execute(tx)
  return ended.rows.map(({ dinerId }) => dinerId)
}

export const noteLookedThrough = async (tx: Tx, servingId: number, at: Date): Promise<void> => {
  await sql`
    insert into clash_checks (serving_id, checked_at) values (${servingId}, ${at})
    on conflict (serving_id) do update set checked_at = greatest(clash_checks.checked_at, excluded.checked_at)`.execute(
    tx,
  )
}

/** How a person solved it. */
export type ClashAnswer = 'made_apart' | 'accepted'

/** The first answer stands. */
export const insertAnswer = async (
  tx: Tx,
  actor: Actor,
  answer: ClashOfLine & { readonly weight: ClashWeight; readonly how: ClashAnswer },
): Promise<void> => {
  await sql`
    insert into clash_answers (booking_id, offering_id, clash, weight, how, answered_by, answered_by_name)
    values (${answer.bookingId}, ${answer.offeringId}, ${answer.clash}, ${answer.weight}, ${answer.how}, ${actor.key}, ${actor.name})
    on conflict do nothing`.execute(tx)
}
