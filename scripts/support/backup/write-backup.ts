import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { quoted, withAdmin } from '../postgres/databases.ts'
import { migrationsOf, sequencesOf, tablesOf, type Sequence, type Table } from './tables.ts'

/** The first line of a backup; the rows follow, one JSON string a line, each table after its name. */
export interface BackupHead {
  format: 'nuancan backup 1'
  takenAt: string
  migrations: string[]
  tables: Table[]
  sequences: Sequence[]
}

const rowsAtATime = 2_000

/**
 * Writes everything as it was at one moment, while people go on working. Each row is PostgreSQL's
 * own text of the whole row, so every type comes back exactly. A file that is there is whole.
 */
export async function writeBackup(databaseUrl: string, file: string): Promise<BackupHead> {
  return withAdmin(databaseUrl, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const head = await readHead(client)
    const draft = `${file}.unfinished`
    const output = createWriteStream(draft, { mode: 0o600, flush: true })
    await pipeline(Readable.from(linesOf(client, head)), createGzip(), output)
    await client.query('commit')
    await rename(draft, file)
    return head
  })
}

async function readHead(client: pg.Client): Promise<BackupHead> {
  const { rows } = await client.query<{ at: string }>('select now()::text as at')
  return {
    format: 'nuancan backup 1',
    takenAt: rows[0]?.at ?? '',
    migrations: await migrationsOf(client),
    tables: await tablesOf(client),
    sequences: await sequencesOf(client),
  }
}

async function* linesOf(client: pg.Client, head: BackupHead): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  for (const { name } of head.tables) {
    yield `${JSON.stringify({ table: name })}\n`
    yield* rowsOf(client, name)
  }
  // Without this last line a torn copy of the file would look like a smaller community.
  yield `${JSON.stringify({ end: true })}\n`
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  await client.query(
    `declare backup_rows no scroll cursor for select t::text as row from ${quoted(table)} t`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtATime} from backup_rows`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
  }
  await client.query('close backup_rows')
}
