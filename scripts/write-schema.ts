import { writeFile } from 'node:fs/promises'
import pg from 'pg'
import { schemaSnapshot, typesOf } from './support/schema-snapshot.ts'

/** Writes db/schema.sql and db/types.ts from the catalogues of the migrated database in DATABASE_URL. */
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
await client.connect()
try {
  await writeFile(new URL('../db/schema.sql', import.meta.url), await schemaSnapshot(client))
  await writeFile(new URL('../db/types.ts', import.meta.url), await typesOf(client))
} finally {
  await client.end()
}
