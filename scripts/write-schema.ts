import { writeFile } from 'node:fs/promises'
import { inCheckout } from './support/checkout.ts'
import { migrateToLatest } from './support/migrate.ts'
import { runScript } from './support/plain-failure.ts'
import { ensureApplicationDatabase, withAdmin } from './support/postgres/databases.ts'
import { startThrowawayPostgres } from './support/postgres/throwaway.ts'
import { schemaSnapshot, typesOf } from './support/schema-snapshot.ts'

/** Writes db/schema.sql and db/types.ts from the catalogues of a database that only the migrations made. */
await runScript(async () => {
  const server = await startThrowawayPostgres('lost in a crash')
  try {
    const url = await ensureApplicationDatabase(server)
    await migrateToLatest(url)
    await withAdmin(url, async (client) => {
      await writeFile(inCheckout('db', 'schema.sql'), await schemaSnapshot(client))
      await writeFile(inCheckout('db', 'types.ts'), await typesOf(client))
    })
  } finally {
    await server.remove()
  }
})
