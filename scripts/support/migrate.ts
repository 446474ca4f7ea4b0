import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { inCheckout } from './checkout.ts'
import { PlainFailure } from './plain-failure.ts'

/** Any number that nothing else in this database locks. */
const lockOfMigrations = 20_240_601

export const migrationsFolder = inCheckout('db', 'migrations')

/**
 * Brings a database to the newest schema: plain SQL files, in order, forward only, each in its own
 * transaction. Safe to call from several processes at once; the others wait. Returns what it ran.
 */
export function migrateToLatest(databaseUrl: string): Promise<string[]> {
  return withMigrator(databaseUrl, runUntil(undefined))
}

/** Up to and with one migration, for data that was written when that was the newest. */
export function migrateTo(databaseUrl: string, last: string): Promise<string[]> {
  return withMigrator(databaseUrl, runUntil(last))
}

async function withMigrator<T>(
  databaseUrl: string,
  work: (migrator: Migrator) => Promise<T>,
): Promise<T> {
  // A migration may rewrite a large table: no statement timeout here, unlike in the application.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3, application_name: 'migrate' })
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await alone(pool, () =>
      work(new Migrator({ db, provider: { getMigrations: readMigrations } })),
    )
  } finally {
    await db.destroy()
  }
}

/**
 * One process at a time. The library locks each step, but looks at the tables before it does: a column that another
 * process renames in that moment makes the look fail.
 */
async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const holder = await pool.connect()
  try {
    await holder.query('select pg_advisory_lock($1)', [lockOfMigrations])
    return await work()
  } finally {
    // The lock ends with its connection.
    holder.release(true)
  }
}

function runUntil(last: string | undefined): (migrator: Migrator) => Promise<string[]> {
  return async (migrator) => {
    const ran: string[] = []
    for (;;) {
      const done = (await migrator.getMigrations()).findLast(({ executedAt }) => executedAt)?.name
      if (last !== undefined && done !== undefined && done >= last) return ran
      const { error, results = [] } = await migrator.migrateUp()
      if (error !== undefined) throw explained(error, results.at(-1)?.migrationName)
      if (results.length === 0) return ran
      ran.push(...results.map((result) => result.migrationName))
    }
  }
}

export async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(join(migrationsFolder, file), 'utf8')
    return [
      basename(file, '.sql'),
      {
        up: (db) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      },
    ]
  })
  return Object.fromEntries(await Promise.all(migrations))
}

function explained(error: unknown, migration: string | undefined): Error {
  const reason = error instanceof Error ? error.message : String(error)
  if (/previously executed migration .* is missing|corrupted migrations/.test(reason)) {
    return new PlainFailure(
      `This database was written by another version of Nuancan (${reason}): start the version that wrote it, or set DATABASE_URL or DATA_DIR to another place.`,
      { cause: error },
    )
  }
  const at =
    migration === undefined
      ? 'The database could not be brought up to date'
      : `Migration ${migration} failed`
  return new PlainFailure(
    `${at} (${reason}): nothing of it was kept; check that the database's user may create tables, then run this again.`,
    { cause: error },
  )
}
