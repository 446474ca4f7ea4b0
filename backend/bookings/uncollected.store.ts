import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'

/** Half an hour before the window closes there is still time to ask her and to come. */
const before = sql`interval '30 minutes'`

/** Meals at a counter nobody has come for although the window closes soon, and of which nobody was told yet. */
export const readUncollected = async (reader: Reader): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select b.id from servings s join bookings b on b.serving_id = s.id
    where s.day = (select service_day_of(app_now())) and s.state <> 'settled'
      and app_now() >= (s.day + s.window_to) at time zone 'Asia/Shanghai' - ${before}
      and b.state = 'placed' and b.way <> 'deliver'
      and not exists (select from uncollected_told t where t.booking_id = b.id)
    order by b.id limit 500`.execute(reader)
  return found.rows.map(({ id }) => id)
}

export interface Uncollected {
  readonly canteenId: number
  readonly dinerId: number
  readonly day: ServiceDay
  readonly meal: Meal
  /** Until when nobody had come. */
  readonly time: TimeOfDay
}

/** Whoever notes it tells; null where she came or cancelled in the meantime, or somebody else was quicker. */
export const noteUncollected = async (tx: Tx, bookingId: number): Promise<Uncollected | null> => {
  const found = await sql<Uncollected>`
    with waiting as (
      select id from bookings where id = ${bookingId} and state = 'placed' for update skip locked
    ), noted as (
      insert into uncollected_told (booking_id) select id from waiting on conflict do nothing returning booking_id
    )
    select b.canteen_id as "canteenId", b.diner_id as "dinerId", s.day, s.meal,
      to_char(s.window_to - ${before}, 'HH24:MI') as time
    from noted join bookings b on b.id = noted.booking_id join servings s on s.id = b.serving_id`.execute(
    tx,
  )
  return found.rows[0] ?? null
}
