import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db, Tx } from '../../../backend/kernel/database.ts'

/**
 * Waits until somebody's work in this database stands in line for a lock, or so many at the same moment. Looks
 * through a connection of its own: whoever holds the lock may have the only one of the pool, and may rest as long
 * as that takes.
 */
export const lockWatch = async (
  db: Db,
): Promise<(holder: Tx, sessions?: number) => Promise<void>> => {
  const named = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return async (holder, sessions = 1) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(holder)
    const client = new pg.Client({ connectionString: inject('databaseServer').adminUrl })
    await client.connect()
    try {
      const begun = performance.now()
      while (performance.now() - begun < 60_000) {
        const found = await client.query(
          `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`,
          [named.rows[0]?.name],
        )
        if ((found.rowCount ?? 0) >= sessions) return
        await pause(10)
      }
      throw new Error(`fewer than ${sessions} ever waited`)
    } finally {
      await client.end()
    }
  }
}
