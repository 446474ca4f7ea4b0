import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { tellableFrom } from '../notices/quiet-hours.store.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Way } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { WaitEnd } from '../vocabulary/waiting.ts'
import type { WaitingPolicy } from './waiting.rules.ts'

export const readWaitingPolicy = async (
  reader: Reader,
  canteenId: number,
): Promise<WaitingPolicy> => {
  const found = await sql<WaitingPolicy>`
    select waiting_first as first, waiting_offer_minutes as "offerMinutes" from canteens where id = ${canteenId}`.execute(
    reader,
  )
  return present(found.rows[0], 'a serving has a canteen')
}

/**
 * Minutes from now that a portion is kept for an answer: those of the canteen, which begin to run when she may be told.
 * Asked at night she has them in the morning. The booking itself ends with the cut-off, if that is sooner.
 */
export const readMinutesToAnswer = async (reader: Reader, canteenId: number): Promise<number> => {
  const found = await sql<{ minutes: number }>`
    select c.waiting_offer_minutes + ceil(extract(epoch from ${tellableFrom} - app_now()) / 60)::int as minutes
    from canteens c where c.id = ${canteenId}`.execute(reader)
  return present(found.rows[0], 'a serving has a canteen').minutes
}

/** One at a time joins a queue or is served: the order of asking is the order of the numbers. */
export const takeQueue = async (tx: Tx, servingId: number): Promise<void> => {
  await sql`select from waiting_queues where serving_id = ${servingId} for update`.execute(tx)
}

/** The same, where nobody may have queued yet. */
export const enterQueue = async (tx: Tx, servingId: number): Promise<void> => {
  await sql`insert into waiting_queues (serving_id) values (${servingId}) on conflict do nothing`.execute(
    tx,
  )
  await takeQueue(tx, servingId)
}

/** Joins each queue, in the order every booking takes its rows. Refuses `still_free` when she could just book. */
export const countWaiting = async (
  tx: Tx,
  place: { readonly servingId: number; readonly way: Way },
  offeringIds: readonly number[],
): Promise<void> => {
  let free = false
  for (const offeringId of offeringIds.toSorted((a, b) => a - b)) {
    const joined = await sql<{ full: boolean }>`
      update offerings set waiting = waiting + 1 where id = ${offeringId} and serving_id = ${place.servingId}
      returning booked + kept >= portion_limit as full`.execute(tx)
    free ||= !present(joined.rows[0], 'the offering is on the serving').full
  }
  const way = await sql<{ full: boolean }>`
    update serving_ways set waiting = waiting + 1 where serving_id = ${place.servingId} and way = ${place.way}
    returning booked + kept >= capacity as full`.execute(tx)
  if (free && !present(way.rows[0], 'the serving offers this way').full)
    throw new Refusal('still_free')
}

/** The clock's last word, as for a booking: the row is the one that closing updates. Refuses `past_cutoff`. */
export const holdOpen = async (tx: Tx, servingId: number): Promise<void> => {
  const held = await sql`
    select id from servings where id = ${servingId} and state = 'open' and app_now() < cutoff_at for share`.execute(
    tx,
  )
  if (held.rows.length === 0) throw new Refusal('past_cutoff')
}

/** Somebody waits for what is there: kept for the queue, or free for anybody. `o`: an offering, `y`: her way. */
export const thereForHer: RawBuilder<boolean> = sql`
  o.withdrawn_at is null and (o.kept > 0 or o.booked + o.kept < o.portion_limit)
    and (y.kept > 0 or y.booked + y.kept < y.capacity)`

/**
 * Holds another dish of this serving, which she is paying online: her turn passes over her and her place stays, for as
 * long as that is not paid.
 */
export const isPaying: RawBuilder<boolean> = sql`
  exists (select from bookings b where b.serving_id = w.serving_id and b.diner_id = w.diner_id and b.state = 'held')`

/**
 * She pays another dish so near the cut-off that it comes out in the last half hour before it, or never. A portion kept
 * for her until then would be nobody's: paid, she has her meal, and hardly anybody is left to book this one. So it is
 * anybody's now; is it still there when her time to pay is over, she is first as before.
 */
const paysTooLate: RawBuilder<boolean> = sql`
  exists (select from bookings b join servings s on s.id = b.serving_id
    where b.serving_id = w.serving_id and b.diner_id = w.diner_id and b.state = 'held'
      and b.held_until > s.cutoff_at - interval '30 minutes')`

export const hasHerMeal: RawBuilder<boolean> = sql`
  exists (select from bookings b where b.serving_id = w.serving_id and b.diner_id = w.diner_id and b.state not in ('held', 'cancelled'))`

/** Has her meal already, or nothing she waits for is on the menu any more. */
export const inVain: RawBuilder<boolean> = sql`
  ${hasHerMeal}
    or not exists (select from wait_lines l join offerings o on o.id = l.offering_id where l.wait_id = w.id and o.withdrawn_at is null)`

const isOver = sql`(s.state <> 'open' or app_now() >= s.cutoff_at
  or exists (select from closed_days x where x.canteen_id = s.canteen_id and x.day = s.day))`

export interface DueQueue {
  readonly servingId: number
  readonly canteenId: number
  readonly over: boolean
}

/** Queues with something to do: somebody can be served, something is kept, somebody waits in vain, or the time is over. */
export const readDueQueues = async (reader: Reader): Promise<DueQueue[]> => {
  const found = await sql<DueQueue>`
    select s.id as "servingId", s.canteen_id as "canteenId", ${isOver} as over
    from servings s where s.id in (select serving_id from waits where state = 'waiting') and (${isOver}
      or exists (select from offerings o where o.serving_id = s.id and o.kept > 0)
      or exists (select from serving_ways y where y.serving_id = s.id and y.kept > 0)
      or exists (select from waits w join wait_lines l on l.wait_id = w.id join offerings o on o.id = l.offering_id
        join serving_ways y on y.serving_id = w.serving_id and y.way = w.way
        where w.serving_id = s.id and w.state = 'waiting' and (${thereForHer}) and not ${isPaying})
      or exists (select from waits w where w.serving_id = s.id and w.state = 'waiting' and (${inVain})))
    order by s.id`.execute(reader)
  return found.rows
}

/**
 * Nobody in the queue can use what is still kept, or not in time: then it is anybody's. Judged with all counters of the serving
 * locked, so that what is given back at this moment is not given away by mistake.
 */
export const releaseKept = async (tx: Tx, servingId: number): Promise<void> => {
  await lockCounters(tx, servingId)
  const wanted = await sql`
    select from waits w join wait_lines l on l.wait_id = w.id join offerings o on o.id = l.offering_id
      join serving_ways y on y.serving_id = w.serving_id and y.way = w.way
    where w.serving_id = ${servingId} and w.state = 'waiting' and (${thereForHer}) and not ${paysTooLate} limit 1`.execute(
    tx,
  )
  if (wanted.rows.length > 0) return
  await sql`update offerings set kept = 0 where serving_id = ${servingId} and kept > 0`.execute(tx)
  await sql`update serving_ways set kept = 0 where serving_id = ${servingId} and kept > 0`.execute(
    tx,
  )
}

const lockCounters = async (tx: Tx, servingId: number): Promise<void> => {
  await sql`select from offerings where serving_id = ${servingId} order by id for update`.execute(
    tx,
  )
  await sql`select from serving_ways where serving_id = ${servingId} order by way for update`.execute(
    tx,
  )
}

/** Everybody still waiting, told to go home; nothing is kept any more. */
export const clearQueue = async (
  tx: Tx,
  servingId: number,
  because: WaitEnd,
): Promise<{ readonly waitId: number; readonly dinerId: number }[]> => {
  await takeQueue(tx, servingId)
  const ended = await sql<{ waitId: number; dinerId: number }>`
    update waits set state = 'ended', ended_at = app_now(), ended_because = ${because}
    where serving_id = ${servingId} and state = 'waiting' returning id as "waitId", diner_id as "dinerId"`.execute(
    tx,
  )
  await lockCounters(tx, servingId)
  await sql`update offerings set waiting = 0, kept = 0 where serving_id = ${servingId}`.execute(tx)
  await sql`update serving_ways set waiting = 0, kept = 0 where serving_id = ${servingId}`.execute(
    tx,
  )
  return ended.rows
}

/** Whether somebody still waits: a serving closes when all have been told. */
export const readSomebodyWaits = async (reader: Reader, servingId: number): Promise<boolean> => {
  const found = await sql<{ waits: boolean }>`
    select exists (select from waits where serving_id = ${servingId} and state = 'waiting') as waits`.execute(
    reader,
  )
  return found.rows[0]?.waits ?? false
}
