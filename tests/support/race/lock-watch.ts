import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db } from '../../../backend/kernel/database.ts'

/**
 * Waits until somebody's work in this database stands in line for a lock. Looks through a connection of its own:
 * whoever holds the lock may have the only one of the pool.
 */
export const lockWatch = async (db: Db): Promise<() => Promise<void>> => {
  const named = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return async () => {
    const client = new pg.Client({ connectionString: inject('databaseServer').adminUrl })
    await client.connect()
    try {
      for (let tries = 0; tries < 500; tries += 1) {
        const found = await client.query(
          `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`,
          [named.rows[0]?.name],
        )
        if (found.rowCount !== 0) return
        await pause(10)
      }
      throw new Error('nobody ever waited')
    } finally {
      await client.end()
    }
  }
}
