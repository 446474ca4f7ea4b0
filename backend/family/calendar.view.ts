import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { CalendarMeal } from './calendar-text.ts'

/** Meals of the last week and all to come. What was cancelled is not there, and so goes from the calendar too. */
export const calendarMeals = async (reader: Reader, dinerId: number): Promise<CalendarMeal[]> => {
  const found = await sql<CalendarMeal>`
    select b.id as "bookingId", b.revision, s.meal, b.placed_at as "placedAt",
      (s.day + coalesce(b.arrive_from, s.window_from)) at time zone 'Asia/Shanghai' as starts,
      (s.day + coalesce(b.arrive_to, s.window_to)) at time zone 'Asia/Shanghai' as ends
    from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${dinerId} and b.state in ('placed', 'collected', 'delivered')
      and s.day >= service_day_of(app_now()) - 7
    order by s.day, s.meal, b.id`.execute(reader)
  return found.rows
}
