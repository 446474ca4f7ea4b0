import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** Meals still open for booking whose diner has died or moved away by then. */
export const readBookingsOfGoneDiners = async (reader: Reader): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select b.id from bookings b join servings s on s.id = b.serving_id join diners d on d.id = b.diner_id
    where s.state = 'open' and app_now() < s.cutoff_at and b.state = 'placed' and (d.died_on <= s.day or d.left_on <= s.day)
    order by b.id limit 500`.execute(reader)
  return found.rows.map((row) => row.id)
}
