import { sql } from 'kysely'
import type { Bilingual } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface CanteenCard {
  readonly now: Date
  readonly day: ServiceDay
  readonly time: TimeOfDay
  readonly card: { readonly canteenId: number; readonly name: Bilingual; readonly phone: string }
}

/** Name and phone of a canteen, and the canteen's clock. Refuses `not_found`. */
export const readCanteenCard = async (reader: Reader, canteenId: number): Promise<CanteenCard> => {
  const found = await sql<{ now: Date; name: string; name_en: string; phone: string }>`
    select app_now() as now, name, name_en, phone from canteens where id = ${canteenId}`.execute(
    reader,
  )
  const row = found.rows[0]
  if (!row) throw new Refusal('not_found')
  return {
    now: row.now,
    day: serviceDayAt(row.now),
    time: timeOfDayAt(row.now),
    card: { canteenId, name: { zh: row.name, en: row.name_en }, phone: row.phone },
  }
}

/** Where the diner usually eats. Refuses `diner_unknown`. */
export const readHomeCanteen = async (reader: Reader, dinerId: number): Promise<number> => {
  const row = await reader
    .selectFrom('diners')
    .select('home_canteen_id')
    .where('id', '=', dinerId)
    .executeTakeFirst()
  if (!row) throw new Refusal('diner_unknown')
  return row.home_canteen_id
}
