import { sql } from 'kysely'
import type { When } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal, ServingState } from '../vocabulary/meal.ts'

export interface ServingHead extends When {
  readonly now: Date
  readonly state: ServingState
  readonly cutoffAt: Date
  /** Still open for booking at this moment. */
  readonly bookable: boolean
  /** The time window has ended. */
  readonly over: boolean
  readonly closed: { readonly zh: string; readonly en: string } | null
}

/**
 * A canteen's servings from today on, in the order they are eaten. The day is asked for once, in a query of its own: asked
 * for with each row, the index on days is no use and every past serving is looked at.
 */
export const readServingHeads = async (
  reader: Reader,
  canteenId: number,
): Promise<ServingHead[]> => {
  const found = await sql<ServingHead>`
    select app_now() as now, s.id as "servingId", s.canteen_id as "canteenId", s.day, s.meal, s.state, s.cutoff_at as "cutoffAt",
      to_char(s.window_from, 'HH24:MI') as "from", to_char(s.window_to, 'HH24:MI') as "to",
      s.state = 'open' and app_now() < s.cutoff_at and x.day is null
        and s.day <= service_day_of(app_now()) + c.book_days_ahead as bookable,
      app_now() >= (s.day + s.window_to) at time zone 'Asia/Shanghai' as over,
      case when x.day is null then null else jsonb_build_object('zh', x.reason, 'en', x.reason_en) end as closed
    from servings s join canteens c on c.id = s.canteen_id
    left join closed_days x on x.canteen_id = s.canteen_id and x.day = s.day
    where s.canteen_id = ${canteenId} and s.day between (select service_day_of(app_now())) and (select service_day_of(app_now()) + 15) and s.state <> 'planned'
    order by s.day, s.meal`.execute(reader)
  return found.rows
}

/** Closed days ahead, nearest first. */
export const readClosedDays = async (
  reader: Reader,
  canteenId: number,
): Promise<{ day: ServiceDay; zh: string; en: string }[]> => {
  const found = await sql<{ day: ServiceDay; zh: string; en: string }>`
    select day, reason as zh, reason_en as en from closed_days
    where canteen_id = ${canteenId} and day >= service_day_of(app_now()) order by day limit 7`.execute(
    reader,
  )
  return found.rows
}

export interface PastChoice {
  readonly servingId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly setId: number | null
  readonly dishId: number | null
  readonly size: string
  readonly name: string
  readonly nameEn: string
  readonly texture: 'regular' | 'soft' | 'minced' | 'pureed'
  readonly tweaks: readonly ('less_salt' | 'no_sugar')[]
  readonly way: 'dine_in' | 'pick_up' | 'deliver'
  readonly quantity: number
}

/** What each of them chose lately (first line of each booking not cancelled), newest first. */
export const readPastChoicesOf = async (
  reader: Reader,
  dinerIds: readonly number[],
): Promise<ReadonlyMap<number, PastChoice[]>> => {
  const found = await sql<PastChoice & { readonly dinerId: number }>`
    select d.id as "dinerId", p.* from unnest(${[...dinerIds]}::bigint[]) as d(id) cross join lateral (
    select b.serving_id as "servingId", s.day, s.meal, o.set_id as "setId", o.dish_id as "dishId", o.size,
      coalesce(st.name, di.name) as name, coalesce(st.name_en, di.name_en) as "nameEn", l.texture, l.tweaks, b.way, l.quantity
    from bookings b join servings s on s.id = b.serving_id
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision and l.line_no = 1
    join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    where b.diner_id = d.id and b.state <> 'cancelled'
    order by b.placed_at desc limit 30) p`.execute(reader)
  return Map.groupBy(found.rows, ({ dinerId }) => dinerId)
}

/** The same of one. */
export const readPastChoices = async (reader: Reader, dinerId: number): Promise<PastChoice[]> =>
  (await readPastChoicesOf(reader, [dinerId])).get(dinerId) ?? []
