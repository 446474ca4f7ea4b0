import { sql } from 'kysely'
import type { Bilingual } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import { pausedOf, wantedOf } from '../standing/due.store.ts'
import { dishOf } from '../standing/standing.view.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'

export interface RoundPeople {
  readonly canteenId: number
  readonly dinerIds: readonly number[]
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay
}

/** What is known of one person's lunch on one day. */
export interface BookedMark {
  readonly dinerId: number
  readonly day: ServiceDay
  readonly bookingId: number
  readonly dish: Bilingual
  readonly payFen: Fen
  readonly by: string
  readonly orderKey: string | null
  readonly cancellable: boolean
}

/** Lunches that are booked, by whom, and from which order of a round. */
export const readBookedMarks = async (
  reader: Reader,
  { canteenId, dinerIds, firstDay, lastDay }: RoundPeople,
): Promise<BookedMark[]> => {
  const found = await sql<BookedMark>`
    select b.diner_id as "dinerId", s.day, b.id as "bookingId", b.own_fen as "payFen", b.placed_by_name as by,
      r.order_key as "orderKey", b.state = 'placed' and s.state = 'open' and app_now() < s.cutoff_at as cancellable,
      jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)) as dish
    from bookings b join servings s on s.id = b.serving_id and s.meal = 'lunch'
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision and l.line_no = 1
    join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    left join round_orders r on r.booking_id = b.id
    where b.canteen_id = ${canteenId} and b.diner_id = any (${[...dinerIds]}::bigint[])
      and s.day between ${firstDay} and ${lastDay} and b.state <> 'cancelled'`.execute(reader)
  return found.rows
}

interface DayMark {
  readonly dinerId: number
  readonly day: ServiceDay
}

/** Lunches somebody waits for in the queue. */
export const readWaitMarks = async (
  reader: Reader,
  { canteenId, dinerIds, firstDay, lastDay }: RoundPeople,
): Promise<DayMark[]> => {
  const found = await sql<DayMark>`
    select w.diner_id as "dinerId", s.day from waits w join servings s on s.id = w.serving_id and s.meal = 'lunch'
    where w.canteen_id = ${canteenId} and w.diner_id = any (${[...dinerIds]}::bigint[]) and s.day between ${firstDay} and ${lastDay}
      and w.state in ('waiting', 'offered')`.execute(reader)
  return found.rows
}

/** Lunches a standing order wants, with its dish; null where the kitchen chooses. */
export const readStandingMarks = async (
  reader: Reader,
  { canteenId, dinerIds, firstDay, lastDay }: RoundPeople,
): Promise<(DayMark & { readonly dish: Bilingual | null })[]> => {
  const day = sql`d.day`
  const found = await sql<DayMark & { dish: Bilingual | null }>`
    select o.diner_id as "dinerId", d.day, ${dishOf} as dish
    from standing_orders o cross join lateral (
      select g::date as day from generate_series(${firstDay}::date, ${lastDay}::date, interval '1 day') g) d
    where o.canteen_id = ${canteenId} and o.meal = 'lunch' and o.diner_id = any (${[...dinerIds]}::bigint[]) and ${wantedOf(day)}
      and not exists (select from standing_holds h where ${pausedOf(day)})
      and not exists (select from bookings b join servings s on s.id = b.serving_id join booking_moves m on m.booking_id = b.id
        where b.diner_id = o.diner_id and s.canteen_id = o.canteen_id and s.meal = 'lunch' and s.day = d.day
          and m.state = 'cancelled' and not starts_with(m.actor, 'job:'))`.execute(reader)
  return found.rows
}

export interface HoldMark {
  readonly dinerId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay | null
}

/** Pauses that touch these days: nobody asks why. */
export const readHoldMarks = async (
  reader: Reader,
  { dinerIds, firstDay, lastDay }: RoundPeople,
): Promise<HoldMark[]> => {
  const found = await sql<HoldMark>`
    select diner_id as "dinerId", valid_from as "firstDay", valid_to - 1 as "lastDay" from standing_holds
    where diner_id = any (${[...dinerIds]}::bigint[]) and ended_at is null and valid_from <= ${lastDay}
      and (valid_to is null or valid_to > ${firstDay}) order by valid_from`.execute(reader)
  return found.rows
}
