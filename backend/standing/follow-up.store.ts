import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { RefusalParams } from '../vocabulary/refusal.ts'
import type { SkipReason } from '../vocabulary/standing.ts'
import type { Words } from '../vocabulary/words.ts'
import { isTheirs, pausedOf, wantedOf } from './due.store.ts'
import type { Whose } from './due.store.ts'
import type { StandingWish } from './standing.rules.ts'

/**
 * Locks an order and says what it wants of a serving; null when it wants nothing there (any more). In two statements,
 * because one that waited would not see what was changed meanwhile.
 */
export const lockWanting = async (
  tx: Tx,
  { orderId, servingId }: { readonly orderId: number; readonly servingId: number },
): Promise<StandingWish | null> => {
  await sql`select from standing_orders where id = ${orderId} for no key update`.execute(tx)
  const found = await sql<StandingWish>`
    select o.id as "orderId", o.diner_id as "dinerId", o.set_id as "setId", o.dish_id as "dishId", o.size, o.way, o.payment,
      o.limit_fen as "limitFen", o.set_by_name as "setByName"
    from standing_orders o join servings s on s.canteen_id = o.canteen_id and s.meal = o.meal and ${wantedOf(sql`s.day`)}
    where o.id = ${orderId} and s.id = ${servingId}
      and not exists (select from standing_holds h where ${pausedOf(sql`s.day`)})`.execute(tx)
  return found.rows[0] ?? null
}

/** What became of a booked meal when its order changed; a reason: it stays as it was. */
export const recordFollowUp = async (
  tx: Tx,
  { bookingId, orderId }: { readonly bookingId: number; readonly orderId: number },
  kept: { readonly reason: SkipReason; readonly params: RefusalParams } | null,
): Promise<void> => {
  await sql`
    insert into standing_follow_ups (booking_id, order_id, reason, params)
    values (${bookingId}, ${orderId}, ${kept?.reason ?? null}, ${JSON.stringify(kept?.params ?? {})}::jsonb)`.execute(
    tx,
  )
}

/** The order is changed (or ended) once more: what was decided before does not bind any more. */
export const forgetFollowUps = async (tx: Tx, bookingIds: readonly number[]): Promise<void> => {
  await sql`delete from standing_follow_ups where booking_id = any (${[...bookingIds]}::bigint[])`.execute(
    tx,
  )
}

/** Orders with meals that stay as they were, which nobody has told her of yet. */
export const readUntoldKept = async (reader: Reader, whose: Whose): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select distinct o.id from standing_follow_ups f join standing_orders o on o.id = f.order_id
    where f.reason is not null and f.told_at is null and ${isTheirs(whose)} order by o.id limit 2000`.execute(
    reader,
  )
  return found.rows.map(({ id }) => id)
}

export interface KeptMeal {
  readonly canteenId: number
  readonly dinerId: number
  readonly meal: Meal
  readonly day: ServiceDay
  readonly dish: Words
  readonly reason: SkipReason
  readonly params: RefusalParams
}

/** Claims an order's untold kept meals: told from now on, whatever else happens to this transaction together with it. */
export const claimKept = async (tx: Tx, orderId: number): Promise<KeptMeal[]> => {
  const found = await sql<KeptMeal>`
    with told as (
      update standing_follow_ups set told_at = app_now()
      where order_id = ${orderId} and reason is not null and told_at is null returning booking_id, reason, params
    )
    select b.canteen_id as "canteenId", b.diner_id as "dinerId", s.meal, s.day, told.reason, told.params,
      jsonb_build_object('zh', coalesce(t.name, d.name), 'en', coalesce(t.name_en, d.name_en)) as dish
    from told join bookings b on b.id = told.booking_id and b.state = 'placed' join servings s on s.id = b.serving_id
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision and l.line_no = 1
    join offerings f on f.id = l.offering_id left join sets t on t.id = f.set_id left join dishes d on d.id = f.dish_id
    order by s.day, s.meal`.execute(tx)
  return found.rows
}
