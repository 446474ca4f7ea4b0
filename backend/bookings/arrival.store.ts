import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import type { TimeWindow } from '../vocabulary/window.ts'

interface Came {
  readonly dinerId: number
  readonly at: TimeOfDay
}

/** Of each, when the turn began that she was last booked in for such a meal here; nothing of who never was. */
export const readCameAt = async (
  reader: Reader,
  { servingId, canteenId, meal }: ServingToBook,
  dinerIds: readonly number[],
): Promise<ReadonlyMap<number, TimeOfDay>> => {
  const found = await sql<Came>`
    select d.id as "dinerId", last.at from unnest(${[...dinerIds]}::bigint[]) as d(id) cross join lateral (
      select to_char(b.arrive_from, 'HH24:MI') as at from bookings b join servings s on s.id = b.serving_id
      where b.diner_id = d.id and b.state <> 'cancelled' and b.arrive_from is not null and b.serving_id <> ${servingId}
        and s.canteen_id = ${canteenId} and s.meal = ${meal}
      order by b.placed_at desc, b.id desc limit 1) last`.execute(reader)
  return new Map(found.rows.map(({ dinerId, at }) => [dinerId, at]))
}

/** The turns of one meal, in order; none where everybody has the same time. */
export const readTurns = async (reader: Reader, servingId: number): Promise<TimeWindow[]> => {
  const found = await sql<TimeWindow>`
    select to_char(window_from, 'HH24:MI') as "from", to_char(window_to, 'HH24:MI') as "to" from serving_windows
    where serving_id = ${servingId} order by window_from`.execute(reader)
  return found.rows
}
