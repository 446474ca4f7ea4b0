import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { DueOrder } from './standing.rules.ts'

/** Order `o` wants a meal on `day`: weekday and dates, nothing else. Days are dates, so no year's end breaks a week. */
export const wantedOf = (day: ReturnType<typeof sql>) => sql`
  o.ended_at is null and extract(isodow from ${day})::smallint = any (o.weekdays)
    and o.valid_from <= ${day} and (o.valid_to is null or ${day} < o.valid_to)`

/** A pause `h` of the order's diner lies over `day`. */
export const pausedOf = (day: ReturnType<typeof sql>) => sql`
  h.diner_id = o.diner_id and h.ended_at is null and h.valid_from <= ${day} and (h.valid_to is null or ${day} < h.valid_to)`

/**
 * She has this meal, or had it and let it go herself: then it is not booked for her again. What the product took back
 * by itself (a pause, a change, a payment that did not come) does not count.
 */
export const hadOf = sql`
  select from bookings b where b.serving_id = s.id and b.diner_id = o.diner_id
    and (b.state <> 'cancelled' or not exists (select from booking_moves m
      where m.booking_id = b.id and m.state = 'cancelled' and starts_with(m.actor, 'job:')))`

/** Skips are tried again after so long. */
const retryAfter = sql`interval '5 minutes'`

/** Still to be booked: open or, so that it is said, on a closed day. */
const stillToBook = sql`
  (s.state = 'open' or x.day is not null and s.state = 'planned') and app_now() < s.cutoff_at
    and s.day <= service_day_of(app_now()) + c.book_days_ahead
    and not exists (select from standing_outcomes r where r.order_id = o.id and r.serving_id = s.id
      and r.result = 'skipped' and r.tried_at > app_now() - ${retryAfter})`

/** Cut-off came before anybody looked (the computer was off): she must hear of it. Who only asked later knows. */
const cameTooLate = sql`
  s.state <> 'planned' and app_now() >= s.cutoff_at and o.changed_at < s.cutoff_at
    and not exists (select from standing_outcomes r where r.order_id = o.id and r.serving_id = s.id)
    and not exists (select from standing_holds h where h.diner_id = o.diner_id and h.changed_at >= s.cutoff_at)`

const due = sql`
  from servings s join canteens c on c.id = s.canteen_id
  left join closed_days x on x.canteen_id = s.canteen_id and x.day = s.day
  join standing_orders o on o.canteen_id = s.canteen_id and o.meal = s.meal and ${wantedOf(sql`s.day`)}
  join diners d on d.id = o.diner_id and (d.died_on is null or d.died_on > s.day) and (d.left_on is null or d.left_on > s.day)
  left join standing_outcomes told on told.order_id = o.id and told.serving_id = s.id
  where s.day >= service_day_of(app_now()) and (${stillToBook} or ${cameTooLate})
    and not exists (select from standing_holds h where ${pausedOf(sql`s.day`)})
    and not exists (${hadOf})`

export interface DueServing {
  readonly servingId: number
  /** In the order of their diners, as bookings lock them. */
  readonly orderIds: number[]
}

/** Whose standing orders: everybody's at a canteen, or one diner's. */
export type Whose = { readonly canteenId: number } | { readonly dinerId: number }

/** Of an order `o`. */
export const isTheirs = (whose: Whose) =>
  'dinerId' in whose ? sql`o.diner_id = ${whose.dinerId}` : sql`o.canteen_id = ${whose.canteenId}`

/** Canteens that have standing orders, or had some. */
export const readStandingCanteens = async (reader: Reader): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select c.id from canteens c where exists (select from standing_orders o where o.canteen_id = c.id) order by 1`.execute(
    reader,
  )
  return found.rows.map(({ id }) => id)
}

/** Servings at which orders wait to be booked, those that close first first. */
export const readDueServings = async (reader: Reader, whose: Whose): Promise<DueServing[]> => {
  const found = await sql<DueServing>`
    select s.id as "servingId", array_agg(o.id order by o.diner_id) as "orderIds" ${due}
      and ${isTheirs(whose)} and s.canteen_id = o.canteen_id
    group by s.id order by s.cutoff_at, s.id`.execute(reader)
  return found.rows
}

/**
 * Locks orders, waiting for whoever books or changes them at this moment, then looks again which of them are still due:
 * in two statements, because one that waited would not see what was written meanwhile.
 */
export const lockDueOrders = async (
  tx: Tx,
  servingId: number,
  orderIds: readonly number[],
): Promise<DueOrder[]> => {
  const locked = await sql<{ id: number }>`
    select id from standing_orders where id = any (${[...orderIds]}::bigint[]) order by id for no key update`.execute(
    tx,
  )
  const found = await sql<DueOrder>`
    select o.id as "orderId", o.diner_id as "dinerId", o.set_id as "setId", o.dish_id as "dishId", o.size, o.way, o.payment,
      o.limit_fen as "limitFen", o.set_by_name as "setByName", told.told_at is not null as told ${due}
      and s.id = ${servingId} and o.id = any (${locked.rows.map(({ id }) => id)}::bigint[])
    order by o.diner_id`.execute(tx)
  return found.rows
}
