import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { RefusalParams } from '../vocabulary/refusal.ts'
import type { SkipReason } from '../vocabulary/standing.ts'
import { isTheirs } from './due.store.ts'
import type { Whose } from './due.store.ts'

export interface Outcome {
  readonly orderId: number
  readonly bookingId: number | null
  readonly reason: SkipReason | null
  readonly params: RefusalParams
}

/** What became of orders at one serving. A skip never covers up a booking that somebody else made meanwhile. */
export const recordOutcomes = async (
  tx: Tx,
  servingId: number,
  outcomes: readonly Outcome[],
): Promise<void> => {
  if (outcomes.length === 0) return
  const rows = outcomes.map(({ orderId, bookingId, reason, params }) => ({
    order_id: orderId,
    result: bookingId === null ? 'skipped' : 'booked',
    booking_id: bookingId,
    reason,
    params,
  }))
  await sql`
    insert into standing_outcomes as r (order_id, serving_id, result, booking_id, reason, params)
    select o.order_id, ${servingId}, o.result, o.booking_id, o.reason, o.params
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as o(order_id bigint, result standing_result, booking_id bigint, reason text, params jsonb)
    on conflict (order_id, serving_id) do update set result = excluded.result, booking_id = excluded.booking_id,
      reason = excluded.reason, params = excluded.params, tried_at = excluded.tried_at
    where excluded.result = 'booked' or r.result = 'skipped'
      or not exists (select from bookings b where b.id = r.booking_id and b.state <> 'cancelled')`.execute(
    tx,
  )
}

/** Circumstances have changed: what was skipped is tried at once, and told anew. */
export const forgetSkips = async (tx: Tx, orderId: number): Promise<void> => {
  await sql`update standing_outcomes set tried_at = '-infinity', told_at = null
    where order_id = ${orderId} and result = 'skipped'`.execute(tx)
}

/** Orders with skips that nobody has told her of yet, of meals to come. */
export const readUntold = async (reader: Reader, whose: Whose): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select distinct o.id from standing_outcomes r join standing_orders o on o.id = r.order_id join servings s on s.id = r.serving_id
    where r.result = 'skipped' and r.told_at is null and s.day >= service_day_of(app_now())
      and ${isTheirs(whose)}
    order by o.id limit 2000`.execute(reader)
  return found.rows.map(({ id }) => id)
}

export interface Untold {
  readonly canteenId: number
  readonly dinerId: number
  readonly meal: Meal
  readonly day: ServiceDay
  readonly reason: SkipReason
  readonly params: RefusalParams
}

/** Claims an order's untold skips: told from now on, whatever else happens to this transaction together with it. */
export const claimUntold = async (tx: Tx, orderId: number): Promise<Untold[]> => {
  const found = await sql<Untold>`
    with told as (
      update standing_outcomes r set told_at = app_now() from servings s
      where r.order_id = ${orderId} and r.result = 'skipped' and r.told_at is null and s.id = r.serving_id
        and s.day >= service_day_of(app_now())
      returning r.reason, r.params, s.day
    )
    select o.canteen_id as "canteenId", o.diner_id as "dinerId", o.meal, told.day, told.reason, told.params
    from told, standing_orders o where o.id = ${orderId} order by told.day`.execute(tx)
  return found.rows
}
