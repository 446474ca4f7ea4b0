import { sql } from 'kysely'
import type { Today } from '../contract/tickets.ts'
import type { Reader } from '../kernel/database.ts'
import { hasCustom, seasonalOn } from '../menus/season.rules.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/** What people eat on one of these days and the canteen really cooks then: of the first such day. */
export const readSeason = async (
  reader: Reader,
  canteenId: number,
  days: readonly ServiceDay[],
): Promise<Today['season']> => {
  const special = days.filter(hasCustom)
  // On most days nobody is asked.
  if (special.length === 0) return null
  const found = await sql<{ day: ServiceDay; name: string; sides: string }>`
    select s.day, coalesce(st.name, di.name) as name, coalesce(st.sides, '') as sides
    from servings s join offerings o on o.serving_id = s.id and o.withdrawn_at is null
    left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    left join closed_days x on x.canteen_id = s.canteen_id and x.day = s.day
    where s.canteen_id = ${canteenId} and s.day = any(${special}::date[]) and s.state <> 'planned'
      and x.day is null`.execute(reader)
  for (const day of special) {
    const seasonal = seasonalOn(
      day,
      found.rows.filter((row) => row.day === day),
    )
    if (seasonal) return { day, ...seasonal }
  }
  return null
}
