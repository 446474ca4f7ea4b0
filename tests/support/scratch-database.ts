import { openDatabase, type Db } from '../../backend/kernel/database.ts'
import { migrateToLatest } from '../../scripts/support/migrate.ts'
import { ensureDatabase, ensureRole, withAdmin } from '../../scripts/support/postgres/databases.ts'
import type { Durability } from '../../scripts/support/postgres/server.ts'
import { startThrowawayPostgres } from '../../scripts/support/postgres/throwaway.ts'
import { testClock, type TestClock } from './test-clock.ts'

export interface ScratchDatabase extends TestClock {
  readonly db: Db
  readonly url: string
  readonly adminUrl: string
  readonly remove: () => Promise<void>
}

const role = 'nuancan'

/** A server and a migrated database of one's own, for scripts that measure: they run without the test runner. */
export async function aScratchDatabase(durability: Durability): Promise<ScratchDatabase> {
  const server = await startThrowawayPostgres(durability)
  await withAdmin(server.adminUrl('postgres'), async (admin) => {
    await ensureRole(admin, role, server.password)
    await ensureDatabase(admin, role, role)
  })
  const url = `postgres://${role}:${server.password}@127.0.0.1:${server.port}/${role}`
  await migrateToLatest(url)
  const db = openDatabase(url, { max: 5 })
  const { close, ...clock } = testClock(url)
  return {
    db,
    url,
    adminUrl: server.adminUrl(role),
    ...clock,
    remove: async () => {
      await Promise.all([db.destroy(), close()])
      await server.remove()
    },
  }
}
