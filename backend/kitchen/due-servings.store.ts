import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

export interface DueServings {
  readonly close: readonly number[]
  readonly serve: readonly number[]
  readonly settle: readonly number[]
}

/**
 * Servings whose time has come: closing at cut-off; over an hour after the window; settled three hours after it,
 * when a latecomer's meal is no longer kept warm (hot food is eaten within four hours of cooking).
 */
export const readDueServings = async (reader: Reader): Promise<DueServings> => {
  const found = await sql<DueServings>`
    select
      coalesce((select jsonb_agg(id) from servings where state = 'open' and cutoff_at <= app_now()), '[]'::jsonb) as close,
      coalesce((select jsonb_agg(id) from servings where state = 'closed'
        and (day + window_to) at time zone 'Asia/Shanghai' + interval '1 hour' <= app_now()), '[]'::jsonb) as serve,
      coalesce((select jsonb_agg(id) from servings where state = 'served'
        and (day + window_to) at time zone 'Asia/Shanghai' + interval '3 hours' <= app_now()), '[]'::jsonb) as settle`.execute(
    reader,
  )
  return found.rows[0] ?? { close: [], serve: [], settle: [] }
}
