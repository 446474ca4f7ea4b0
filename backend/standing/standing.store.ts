import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal, PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Wish } from './standing.rules.ts'

/** Her home canteen and its word on who may order, with the clock. */
export interface StandingDiner {
  readonly dinerId: number
  readonly today: ServiceDay
  readonly gone: boolean
  readonly canteenId: number
  readonly canteen: { readonly familyMayOrder: boolean; readonly volunteerMayOrder: boolean }
}

/**
 * Locks a diner against whatever else changes her standing orders or pauses, then her orders, so that none is booked
 * meanwhile. Refuses `diner_unknown`.
 */
export const lockStanding = async (tx: Tx, dinerId: number): Promise<StandingDiner> => {
  await sql`select from diners where id = ${dinerId} for no key update`.execute(tx)
  await sql`select from standing_orders where diner_id = ${dinerId} and ended_at is null order by id for no key update`.execute(
    tx,
  )
  const found = await sql<StandingDiner>`
    select d.id as "dinerId", service_day_of(app_now()) as today, d.home_canteen_id as "canteenId",
      coalesce(least(d.died_on, d.left_on) <= service_day_of(app_now()), false) as gone,
      jsonb_build_object('familyMayOrder', c.family_may_order, 'volunteerMayOrder', c.volunteer_may_order) as canteen
    from diners d join canteens c on c.id = d.home_canteen_id where d.id = ${dinerId}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Refusal('diner_unknown')
  return row
}

export interface OrderTerms {
  readonly meal: Meal
  readonly weekdays: readonly number[]
  readonly wish: Wish
  readonly way: Way
  readonly payment: PaymentWay
  readonly limitFen: Fen
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay | null
}

/** True when the canteen makes it, whatever is on the menu today. */
export const isMadeHere = async (
  reader: Reader,
  canteenId: number,
  { setId, dishId }: Wish,
): Promise<boolean> => {
  if (setId === null && dishId === null) return true
  const found = await sql`
    select 1 where exists (select from sets where id = ${setId}::bigint and canteen_id = ${canteenId} and ended_at is null)
      or exists (select from dishes where id = ${dishId}::bigint and coalesce(canteen_id, ${canteenId}) = ${canteenId} and ended_at is null)`.execute(
    reader,
  )
  return found.rows.length > 0
}

const columnsOf = (terms: OrderTerms, actor: Actor) => ({
  meal: terms.meal,
  weekdays: sql<number[]>`${[...new Set(terms.weekdays)].toSorted((a, b) => a - b)}::smallint[]`,
  set_id: terms.wish.setId,
  dish_id: terms.wish.dishId,
  size: terms.wish.size,
  way: terms.way,
  payment: terms.payment,
  limit_fen: terms.limitFen,
  valid_from: terms.firstDay,
  valid_to: terms.lastDay === null ? null : sql<ServiceDay>`${terms.lastDay}::date + 1`,
  set_by: actor.key,
  set_by_name: actor.name,
})

const apartRefused = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw violatedConstraint(error) === 'standing_orders_apart'
      ? new Refusal('standing_order_exists')
      : error
  })

/** Refuses `standing_order_exists`: the database has the last word. */
export const insertOrder = async (
  tx: Tx,
  { dinerId, canteenId }: StandingDiner,
  terms: OrderTerms,
  actor: Actor,
): Promise<number> => {
  const made = await apartRefused(
    tx
      .insertInto('standing_orders')
      .values({ diner_id: dinerId, canteen_id: canteenId, ...columnsOf(terms, actor) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return made.id
}

/** The first day it is for now; whoever changes it stands behind it. Refuses `standing_order_unknown`. */
export const readOrder = async (
  tx: Tx,
  dinerId: number,
  orderId: number,
): Promise<{ readonly canteenId: number; readonly firstDay: ServiceDay }> => {
  const found = await sql<{ canteenId: number; firstDay: ServiceDay }>`
    select canteen_id as "canteenId", valid_from as "firstDay" from standing_orders
    where id = ${orderId} and diner_id = ${dinerId} and ended_at is null`.execute(tx)
  if (!found.rows[0]) throw new Refusal('standing_order_unknown')
  return found.rows[0]
}

/** Refuses `standing_order_exists`. */
export const updateOrder = async (
  tx: Tx,
  orderId: number,
  terms: OrderTerms,
  actor: Actor,
): Promise<void> => {
  await apartRefused(
    tx
      .updateTable('standing_orders')
      .set({ ...columnsOf(terms, actor), changed_at: sql<Date>`app_now()` })
      .where('id', '=', orderId)
      .execute(),
  )
}

export const endOrder = async (tx: Tx, orderId: number): Promise<void> => {
  await sql`update standing_orders set ended_at = app_now(), changed_at = app_now() where id = ${orderId}`.execute(
    tx,
  )
}
