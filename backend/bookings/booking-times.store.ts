import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** 'HH:MM' at which a meal was collected, for the sentence that says so. */
export const readCollectedAt = async (reader: Reader, bookingId: number): Promise<string> => {
  const found = await sql<{ at: string }>`
    select to_char(coalesce(handed_at, at) at time zone 'Asia/Shanghai', 'HH24:MI') as at from booking_moves
    where booking_id = ${bookingId} and move in ('collect', 'correct') order by seq desc limit 1`.execute(
    reader,
  )
  return found.rows[0]?.at ?? ''
}
