import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { MadeMeal } from '../vocabulary/kept-meal.rules.ts'
import { isTheirs, pausedOf } from './due.store.ts'
import type { Whose } from './due.store.ts'
import { forgetFollowUps } from './follow-up.store.ts'

export interface MadeBooking extends MadeMeal {
  readonly bookingId: number
  readonly orderId: number
  /** It can still be cancelled. */
  readonly open: boolean
}

/**
 * Meals to come that her standing orders booked and that stand: of one order, or of all of them on some days (`until`
 * is the first day after; null: for ever).
 */
export const readMade = async (
  reader: Reader,
  dinerId: number,
  which: {
    readonly orderId?: number
    readonly from?: ServiceDay
    readonly until?: ServiceDay | null
  } = {},
): Promise<MadeBooking[]> => {
  const { orderId = null, from = null, until = null } = which
  const found = await sql<MadeBooking>`
    select b.id as "bookingId", o.id as "orderId", s.day, s.meal, s.state = 'open' and app_now() < s.cutoff_at as open,
      f.set_id as "setId", f.dish_id as "dishId", f.size, b.way, b.payment as pay, ceil(b.own_fen::numeric / b.portions)::int as "ownFen"
    from standing_orders o join standing_outcomes r on r.order_id = o.id join bookings b on b.id = r.booking_id
    join servings s on s.id = r.serving_id
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision and l.line_no = 1
    join offerings f on f.id = l.offering_id
    where o.diner_id = ${dinerId} and b.state = 'placed' and s.day >= service_day_of(app_now())
      and (${orderId}::bigint is null or o.id = ${orderId}::bigint)
      and (${from}::date is null or s.day >= ${from}::date) and (${until}::date is null or s.day < ${until}::date)
    order by s.day, s.meal`.execute(reader)
  return found.rows
}

/**
 * Asks for bookings to be taken back, because of a pause or (null) because their order changed or ended; asked twice is
 * asked, and what an earlier change decided about them is open again.
 */
export const askForWithdrawal = async (
  tx: Tx,
  { key, name }: Actor,
  bookings: readonly Pick<MadeBooking, 'bookingId' | 'orderId'>[],
  holdId: number | null = null,
): Promise<void> => {
  if (holdId === null)
    await forgetFollowUps(
      tx,
      bookings.map(({ bookingId }) => bookingId),
    )
  await sql`
    insert into standing_withdrawals (booking_id, order_id, hold_id, asked_by, asked_by_name)
    select b.id, b.order_id, ${holdId}::bigint, ${key}, ${name} from unnest(${bookings.map(({ bookingId }) => bookingId)}::bigint[],
      ${bookings.map(({ orderId }) => orderId)}::bigint[]) as b(id, order_id)
    on conflict (booking_id, hold_id) do nothing`.execute(tx)
}

/**
 * Withdrawal `w` of order `o` is still meant: the pause that asked for it still lies over the meal's day; or it was a
 * change, and nothing has been decided since.
 */
const stillMeant = sql`
  case when w.hold_id is null then not exists (select from standing_follow_ups f where f.booking_id = w.booking_id)
    else exists (select from standing_holds h where h.id = w.hold_id and ${pausedOf(sql`s.day`)}) end`

const toWithdraw = sql`
  from standing_orders o join standing_withdrawals w on w.order_id = o.id
  join bookings b on b.id = w.booking_id and b.state = 'placed' join servings s on s.id = b.serving_id
  where s.state = 'open' and app_now() < s.cutoff_at and ${stillMeant}`

/** Bookings asked for, still standing and not too late. */
export const readToWithdraw = async (reader: Reader, whose: Whose): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select distinct b.id ${toWithdraw} and ${isTheirs(whose)} order by b.id limit 2000`.execute(
    reader,
  )
  return found.rows.map(({ id }) => id)
}

export interface LockedWithdrawal {
  readonly orderId: number
  readonly servingId: number
  readonly askedByName: string
  /** A pause asks for it; otherwise a change or the end of the order. */
  readonly paused: boolean
}

/**
 * The same of one, and by whom; null when it is no longer meant. Pauses of its diner stay as they are until the end of
 * the transaction; looked at in a second statement, because one that waited would not see what changed meanwhile.
 */
export const lockWithdrawal = async (
  tx: Tx,
  bookingId: number,
): Promise<LockedWithdrawal | null> => {
  await sql`
    select from diners where id = (select diner_id from bookings where id = ${bookingId}) for no key update`.execute(
    tx,
  )
  const found = await sql<LockedWithdrawal>`
    select w.asked_by_name as "askedByName", o.id as "orderId", s.id as "servingId", w.hold_id is not null as paused ${toWithdraw}
      and b.id = ${bookingId} order by w.hold_id is null, w.id desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}
