import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { PortionSize } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

export interface NewOffering {
  readonly setId: number | null
  readonly dishId: number | null
  readonly size: PortionSize
  readonly priceFen: Fen
  readonly portionLimit: number
}

/** True when the canteen cooks this set or dish now. */
export const isCooked = async (
  reader: Reader,
  canteenId: number,
  { setId, dishId }: Pick<NewOffering, 'setId' | 'dishId'>,
): Promise<boolean> => {
  const found = await sql`
    select 1 from sets where id = ${setId} and canteen_id = ${canteenId} and ended_at is null
    union all
    select 1 from dishes where id = ${dishId} and coalesce(canteen_id, ${canteenId}) = ${canteenId} and ended_at is null`.execute(
    reader,
  )
  return found.rows.length === 1
}

export type Added =
  | { readonly offeringId: number }
  /** It is on the menu already. */
  | { readonly offeringId: null; readonly booked: null }
  /** It was taken off, and more is booked than would be sold now. */
  | { readonly offeringId: null; readonly booked: number }

/** Puts it at the end of the menu; what had been taken off is sold again. */
export const addToMenu = async (
  tx: Tx,
  servingId: number,
  offering: NewOffering,
): Promise<Added> => {
  const written = await sql<{ id: number }>`
    insert into offerings (serving_id, set_id, dish_id, size, price_fen, portion_limit, position)
    values (${servingId}, ${offering.setId}, ${offering.dishId}, ${offering.size}, ${offering.priceFen}, ${offering.portionLimit},
      (select coalesce(max(position), 0) + 1 from offerings where serving_id = ${servingId}))
    on conflict (serving_id, coalesce(set_id, 0), coalesce(dish_id, 0), size)
    do update set withdrawn_at = null, price_fen = excluded.price_fen, portion_limit = excluded.portion_limit,
        kept = least(offerings.waiting, excluded.portion_limit - offerings.booked)
      where offerings.withdrawn_at is not null and offerings.booked <= excluded.portion_limit
    returning id`.execute(tx)
  if (written.rows[0]) return { offeringId: written.rows[0].id }
  const there = await tx
    .selectFrom('offerings')
    .select(['booked', 'withdrawn_at'])
    .where('serving_id', '=', servingId)
    .where('set_id', 'is not distinct from', offering.setId)
    .where('dish_id', 'is not distinct from', offering.dishId)
    .where('size', '=', offering.size)
    .executeTakeFirst()
  return { offeringId: null, booked: there?.withdrawn_at ? there.booked : null }
}

export interface LockedOffering {
  readonly servingId: number
  readonly priceFen: Fen
  readonly portionLimit: number
  readonly booked: number
}

/** Bookings of this offering wait until we are done, and we for them. */
export const lockOffering = async (
  tx: Tx,
  offeringId: number,
): Promise<LockedOffering | undefined> => {
  const found = await sql<LockedOffering>`
    select serving_id as "servingId", price_fen as "priceFen", portion_limit as "portionLimit", booked
    from offerings where id = ${offeringId} for update`.execute(tx)
  return found.rows[0]
}

/** True when done; false when more is booked than the new limit allows. What is free now is first of all for those who wait. */
export const setPriceAndLimit = async (
  tx: Tx,
  offeringId: number,
  priceFen: Fen,
  portionLimit: number,
): Promise<boolean> => {
  const changed = await sql`
    update offerings set price_fen = ${priceFen}, portion_limit = ${portionLimit}::int,
      kept = case when withdrawn_at is null then least(waiting, ${portionLimit}::int - booked) else 0 end
    where id = ${offeringId} and booked <= ${portionLimit}::int`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Gone for good while nothing was ever booked on it; a cancelled booking still stands on what it had booked. */
export const deleteOffering = async (tx: Tx, offeringId: number): Promise<boolean> => {
  const deleted = await sql`
    delete from offerings o where o.id = ${offeringId} and o.booked = 0
      and not exists (select from wait_lines w where w.offering_id = o.id)
      and not exists (select from booking_lines l where l.offering_id = o.id)
      and not exists (select from count_changes c where c.offering_id = o.id)
      and not exists (select from cook_plans p where p.offering_id = o.id)
      and not exists (select from frozen_counts f where f.offering_id = o.id)`.execute(tx)
  return deleted.numAffectedRows === 1n
}

export const withdrawOffering = async (tx: Tx, offeringId: number): Promise<void> => {
  await sql`update offerings set withdrawn_at = coalesce(withdrawn_at, app_now()), kept = 0 where id = ${offeringId}`.execute(
    tx,
  )
}
