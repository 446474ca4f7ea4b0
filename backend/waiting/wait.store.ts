import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import { tellableFrom } from '../notices/quiet-hours.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Channel, PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { WaitEnd, WaitState, WaitWish } from '../vocabulary/waiting.ts'
import { hasHerMeal, inVain, isPaying, thereForHer } from './queue.store.ts'
import type { Waiting } from './waiting.rules.ts'

export interface NewWait {
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly way: Way
  readonly wish: WaitWish
  readonly payment: PaymentWay
  readonly seenPayFen: Fen
  readonly class: 1 | 2
  readonly channel: Channel
  readonly actor: Actor
  readonly offeringIds: readonly number[]
}

/** Refuses `already_waiting`: the database allows one per diner and serving. */
export const insertWait = async (tx: Tx, wait: NewWait): Promise<number> => {
  try {
    const made = await tx
      .insertInto('waits')
      .values({
        serving_id: wait.servingId,
        canteen_id: wait.canteenId,
        diner_id: wait.dinerId,
        way: wait.way,
        wish: wait.wish,
        payment: wait.payment,
        seen_pay_fen: wait.seenPayFen,
        class: wait.class,
        channel: wait.channel,
        asked_by: wait.actor.key,
        asked_by_name: wait.actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('wait_lines')
      .values(wait.offeringIds.map((id) => ({ wait_id: made.id, offering_id: id })))
      .execute()
    return made.id
  } catch (error) {
    if (violatedConstraint(error) === 'waits_one_per_diner') throw new Refusal('already_waiting')
    throw error
  }
}

/** A place in the queue, locked. */
export interface LockedWait {
  readonly waitId: number
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly way: Way
  readonly state: WaitState
  readonly bookingId: number | null
  /** Until when the portion is kept for her answer has not come yet. */
  readonly offerStands: boolean
  readonly offeringIds: readonly number[]
}

const lockedColumns = sql`
  w.id as "waitId", w.serving_id as "servingId", w.canteen_id as "canteenId", w.diner_id as "dinerId", w.way, w.state,
  w.booking_id as "bookingId",
  coalesce((select b.state = 'held' and b.held_until > app_now() from bookings b where b.id = w.booking_id), false) as "offerStands",
  (select jsonb_agg(l.offering_id order by l.offering_id) from wait_lines l where l.wait_id = w.id) as "offeringIds"`

/** Her place at this serving, locked, while it lives. Refuses `wait_over`. */
export const lockWait = async (
  tx: Tx,
  { servingId, dinerId }: { readonly servingId: number; readonly dinerId: number },
): Promise<LockedWait> => {
  const found = await sql<LockedWait>`
    select ${lockedColumns} from waits w
    where w.serving_id = ${servingId} and w.diner_id = ${dinerId} and w.state in ('waiting', 'offered') for update`.execute(
    tx,
  )
  if (!found.rows[0]) throw new Refusal('wait_over')
  return found.rows[0]
}

export interface NextInLine extends LockedWait, Waiting {
  readonly channel: Channel
  readonly askedByName: string
}

/**
 * The first for whom something is there, locked; null when there is nobody. Quiet hours that last until cut-off turn
 * the order round: who must be asked first comes after all who are booked at once, because she could not be told in
 * time and her portion would be lost to everybody. Is she the only one left, it is kept for her until cut-off, in case
 * she looks by herself.
 */
export const lockNextInLine = async (tx: Tx, servingId: number): Promise<NextInLine | null> => {
  const found = await sql<NextInLine>`
    select ${lockedColumns}, w.wish, w.payment, w.seen_pay_fen as "seenPayFen", w.channel, w.asked_by_name as "askedByName",
      o.id as "offeringId"
    from waits w join wait_lines l on l.wait_id = w.id join offerings o on o.id = l.offering_id
      join serving_ways y on y.serving_id = w.serving_id and y.way = w.way
      join servings s on s.id = w.serving_id join canteens c on c.id = s.canteen_id
    where w.serving_id = ${servingId} and w.state = 'waiting' and (${thereForHer}) and not ${isPaying}
    order by w.wish = 'ask' and ${tellableFrom} >= s.cutoff_at, w.class, w.id, o.kept = 0, o.position, o.id limit 1 for update of w`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** The first who waits in vain at this serving, locked, and why. One at a time: counters come before the audit chain. */
export const lockInVain = async (
  tx: Tx,
  servingId: number,
): Promise<(LockedWait & { readonly because: 'booked_elsewhere' | 'withdrawn' }) | null> => {
  const found = await sql<LockedWait & { because: 'booked_elsewhere' | 'withdrawn' }>`
    select ${lockedColumns}, case when ${hasHerMeal} then 'booked_elsewhere' else 'withdrawn' end as because
    from waits w where w.serving_id = ${servingId} and w.state = 'waiting' and (${inVain})
    order by w.id limit 1 for update of w`.execute(tx)
  return found.rows[0] ?? null
}

/** Offers that have come to an end without her saying so on this page: paid for, given back by her, or lapsed. */
export const readOffersOver = async (
  reader: Reader,
): Promise<{ readonly dinerId: number; readonly servingId: number }[]> => {
  const found = await sql<{ dinerId: number; servingId: number }>`
    select w.diner_id as "dinerId", w.serving_id as "servingId" from waits w join bookings b on b.id = w.booking_id
    where w.state = 'offered' and b.state <> 'held' order by w.id limit 200`.execute(reader)
  return found.rows
}

export type OfferOutcome = 'booked' | 'lapsed' | 'declined' | 'stands'

/** What became of an offered booking. */
export const readOfferOutcome = async (tx: Tx, bookingId: number): Promise<OfferOutcome> => {
  const found = await sql<{ outcome: OfferOutcome }>`
    select case when b.state = 'held' then 'stands' when b.state <> 'cancelled' then 'booked'
      when (select m.actor like 'job:%' from booking_moves m where m.booking_id = b.id order by m.seq desc limit 1) then 'lapsed'
      else 'declined' end as outcome
    from bookings b where b.id = ${bookingId}`.execute(tx)
  return present(found.rows[0], 'an offer is a booking').outcome
}

/** Her turn came. */
export const serveWait = async (
  tx: Tx,
  waitId: number,
  served: { readonly state: 'offered' | 'booked'; readonly bookingId: number },
): Promise<void> => {
  await sql`
    update waits set state = ${served.state}, booking_id = ${served.bookingId},
      ended_at = case when ${served.state} = 'booked' then app_now() end
    where id = ${waitId}`.execute(tx)
}

export const closeWait = async (tx: Tx, waitId: number, because: WaitEnd): Promise<void> => {
  await sql`update waits set state = 'ended', ended_at = app_now(), ended_because = ${because} where id = ${waitId}`.execute(
    tx,
  )
}

/** She has read how it came out. Returns what was unread until now. */
export const markSeen = async (
  tx: Tx,
  { servingId, dinerId }: { readonly servingId: number; readonly dinerId: number },
): Promise<{ readonly waitId: number; readonly canteenId: number }[]> => {
  const seen = await sql<{ waitId: number; canteenId: number }>`
    update waits set seen_at = app_now()
    where serving_id = ${servingId} and diner_id = ${dinerId} and state in ('booked', 'ended') and seen_at is null
    returning id as "waitId", canteen_id as "canteenId"`.execute(tx)
  return seen.rows
}
