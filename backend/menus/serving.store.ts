import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Meal, ServingState } from '../vocabulary/meal.ts'
import type { TimeWindow, WindowLength } from '../vocabulary/window.ts'

/** When and for how many a meal is served: what a new serving begins with. */
export interface Pattern extends TimeWindow {
  readonly meal: Meal
  /** Minutes of each turn in which people are asked to come; null: one time for everybody. */
  readonly windowMinutes: WindowLength | null
  readonly dineInCapacity: number
  readonly pickUpCapacity: number
}

export const readPatterns = async (reader: Reader, canteenId: number): Promise<Pattern[]> => {
  const found = await sql<Pattern>`
    select meal, to_char(window_from, 'HH24:MI') as "from", to_char(window_to, 'HH24:MI') as "to",
      window_minutes as "windowMinutes", dine_in_capacity as "dineInCapacity", pick_up_capacity as "pickUpCapacity"
    from meal_patterns where canteen_id = ${canteenId}`.execute(reader)
  return found.rows
}

export interface NewServing {
  readonly day: ServiceDay
  readonly pattern: Pattern
  /** Turns in which people are asked to come; none: one time for everybody. */
  readonly windows: readonly TimeWindow[]
  readonly cutoffAt: Date
}

const insertWindows = async (
  tx: Tx,
  servingId: number,
  windows: readonly TimeWindow[],
): Promise<void> => {
  if (windows.length === 0) return
  await tx
    .insertInto('serving_windows')
    .values(
      windows.map(({ from, to }) => ({ serving_id: servingId, window_from: from, window_to: to })),
    )
    .execute()
}

/** A planned serving with its ways and turns; null when that meal is on the calendar already. */
export const insertServing = async (
  tx: Tx,
  canteenId: number,
  { day, pattern, windows, cutoffAt }: NewServing,
): Promise<number | null> => {
  const written = await tx
    .insertInto('servings')
    .values({
      canteen_id: canteenId,
      day,
      meal: pattern.meal,
      cutoff_at: cutoffAt,
      window_from: pattern.from,
      window_to: pattern.to,
    })
    .onConflict((conflict) => conflict.columns(['canteen_id', 'day', 'meal']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return null
  await tx
    .insertInto('serving_ways')
    .values([
      { serving_id: written.id, way: 'dine_in', capacity: pattern.dineInCapacity },
      { serving_id: written.id, way: 'pick_up', capacity: pattern.pickUpCapacity },
    ])
    .execute()
  await insertWindows(tx, written.id, windows)
  return written.id
}

/** The week's row, made when its first serving is. */
export const ensureMenuWeek = async (
  tx: Tx,
  canteenId: number,
  monday: ServiceDay,
): Promise<void> => {
  await tx
    .insertInto('menu_weeks')
    .values({ canteen_id: canteenId, monday })
    .onConflict((conflict) => conflict.columns(['canteen_id', 'monday']).doNothing())
    .execute()
}

export interface ServingOfWeek {
  readonly servingId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly state: ServingState
  /** Offerings still sold. */
  readonly offered: number
}

export const readServingsOfWeek = async (
  reader: Reader,
  canteenId: number,
  monday: ServiceDay,
): Promise<ServingOfWeek[]> => {
  const found = await sql<ServingOfWeek>`
    select s.id as "servingId", s.day, s.meal, s.state,
      (select count(*) from offerings o where o.serving_id = s.id and o.withdrawn_at is null) as offered
    from servings s
    where s.canteen_id = ${canteenId} and s.day >= ${monday} and s.day < ${monday}::date + 7
    order by s.day, s.meal`.execute(reader)
  return found.rows
}

/** What is still sold and still cooked on one serving, put on another at the same price and limit. */
export const copyOfferings = async (
  tx: Tx,
  fromServingId: number,
  toServingId: number,
): Promise<void> => {
  await sql`
    insert into offerings (serving_id, set_id, dish_id, size, price_fen, portion_limit, position)
    select ${toServingId}, o.set_id, o.dish_id, o.size, o.price_fen, o.portion_limit, o.position
    from offerings o
    left join sets st on st.id = o.set_id
    left join dishes di on di.id = o.dish_id
    where o.serving_id = ${fromServingId} and o.withdrawn_at is null
      and st.ended_at is null and di.ended_at is null`.execute(tx)
}

/** Opens what can be booked: something on the menu, no closed day, the cut-off still ahead. Returns their ids. */
export const openServingsOfWeek = async (
  tx: Tx,
  canteenId: number,
  monday: ServiceDay,
): Promise<number[]> => {
  const opened = await sql<{ id: number }>`
    update servings s set state = 'open'
    where s.canteen_id = ${canteenId} and s.day >= ${monday} and s.day < ${monday}::date + 7
      and s.state = 'planned' and s.cutoff_at > app_now()
      and exists (select from offerings o where o.serving_id = s.id and o.withdrawn_at is null)
      and not exists (select from closed_days x where x.canteen_id = s.canteen_id and x.day = s.day)
    returning s.id`.execute(tx)
  return opened.rows.map(({ id }) => id)
}

export const markPublished = async (
  tx: Tx,
  canteenId: number,
  monday: ServiceDay,
  by: string,
): Promise<void> => {
  await sql`
    insert into menu_weeks (canteen_id, monday, published_at, published_by)
    values (${canteenId}, ${monday}, app_now(), ${by})
    on conflict (canteen_id, monday)
    do update set published_at = excluded.published_at, published_by = excluded.published_by`.execute(
    tx,
  )
}

export interface ServingHead {
  readonly canteenId: number
  readonly state: ServingState
}

/** The serving as it stays while this transaction lasts: it may be booked, but not closed. */
export const holdServing = async (tx: Tx, servingId: number): Promise<ServingHead | undefined> => {
  const found = await sql<ServingHead>`
    select canteen_id as "canteenId", state from servings where id = ${servingId} for share`.execute(
    tx,
  )
  return found.rows[0]
}

export const servingCanteen = async (reader: Reader, servingId: number): Promise<number> =>
  present(
    await reader
      .selectFrom('servings')
      .select('canteen_id')
      .where('id', '=', servingId)
      .executeTakeFirst(),
    'a serving has a canteen',
  ).canteen_id
