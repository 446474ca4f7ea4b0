import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The database answers and has been migrated. */
export const databaseReady = async (db: Db): Promise<boolean> => {
  try {
    const found = await sql<{
      ready: boolean
    }>`select to_regclass('public.frozen_counts') is not null as ready`.execute(db)
    return found.rows[0]?.ready === true
  } catch {
    return false
  }
}
