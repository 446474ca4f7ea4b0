import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { isTheirs } from './due.store.ts'
import type { Whose } from './due.store.ts'

export interface MadeBooking {
  readonly bookingId: number
  readonly orderId: number
  readonly day: ServiceDay
  readonly meal: Meal
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
    select b.id as "bookingId", o.id as "orderId", s.day, s.meal, s.state = 'open' and app_now() < s.cutoff_at as open
    from standing_orders o join standing_outcomes r on r.order_id = o.id join bookings b on b.id = r.booking_id
    join servings s on s.id = r.serving_id
    where o.diner_id = ${dinerId} and b.state = 'placed' and s.day >= service_day_of(app_now())
      and (${orderId}::bigint is null or o.id = ${orderId}::bigint)
      and (${from}::date is null or s.day >= ${from}::date) and (${until}::date is null or s.day < ${until}::date)
    order by s.day, s.meal`.execute(reader)
  return found.rows
}

/** Asks for bookings to be taken back; asked twice is asked. */
export const askForWithdrawal = async (
  tx: Tx,
  { key, name }: Actor,
  bookings: readonly Pick<MadeBooking, 'bookingId' | 'orderId'>[],
): Promise<void> => {
  await sql`
    insert into standing_withdrawals (booking_id, order_id, asked_by, asked_by_name)
    select b.id, b.order_id, ${key}, ${name} from unnest(${bookings.map(({ bookingId }) => bookingId)}::bigint[],
      ${bookings.map(({ orderId }) => orderId)}::bigint[]) as b(id, order_id)
    on conflict (booking_id) do nothing`.execute(tx)
}

/** Asked for, still standing and not too late. */
export const readToWithdraw = async (
  reader: Reader,
  whose: Whose,
): Promise<{ bookingId: number; askedByName: string }[]> => {
  const found = await sql<{ bookingId: number; askedByName: string }>`
    select b.id as "bookingId", w.asked_by_name as "askedByName"
    from standing_orders o join standing_withdrawals w on w.order_id = o.id
    join bookings b on b.id = w.booking_id and b.state = 'placed' join servings s on s.id = b.serving_id
    where s.state = 'open' and app_now() < s.cutoff_at and ${isTheirs(whose)}
    order by b.id limit 2000`.execute(reader)
  return found.rows
}
