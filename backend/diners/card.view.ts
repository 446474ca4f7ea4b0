import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/**
 * The booking somebody who holds out her card has come for: today's at this canteen, the meal that is not over
 * yet first. Null when she has none.
 */
export const bookingNowView = async (
  reader: Reader,
  canteenId: number,
  dinerId: number,
): Promise<number | null> => {
  const found = await sql<{ id: number }>`
    with clock as (select app_now() at time zone 'Asia/Shanghai' as at)
    select b.id from bookings b join servings s on s.id = b.serving_id cross join clock
    where b.diner_id = ${dinerId} and s.canteen_id = ${canteenId} and s.day = clock.at::date
      and b.state in ('placed', 'collected')
    order by (s.window_to < clock.at::time), (b.state = 'collected'), s.window_from, b.id
    limit 1`.execute(reader)
  return found.rows[0]?.id ?? null
}
