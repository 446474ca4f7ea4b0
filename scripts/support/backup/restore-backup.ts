import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { migrateTo, migrateToLatest } from '../migrate.ts'
import { PlainFailure } from '../plain-failure.ts'
import { quoted, withAdmin } from '../postgres/databases.ts'
import { tablesOf, type Table } from './tables.ts'
import type { BackupHead } from './write-backup.ts'

const rowsAtATime = 2_000

/** Brings a backup into an empty database, all of it or nothing, and the schema up to date after. */
export async function restoreBackup(databaseUrl: string, file: string): Promise<BackupHead> {
  const lines = linesOf(file)
  const head = readHead((await lines.next()).value, file)
  await refuseUnlessEmpty(databaseUrl)
  await migrateTo(databaseUrl, head.migrations.at(-1) ?? '')
  await withAdmin(databaseUrl, async (client) => {
    await client.query('begin')
    await refuseOtherShape(client, head)
    const putBack = await setGuardsAside(client)
    await load(client, head, lines, file)
    for (const { name, lastValue, isCalled } of head.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        quoted(name),
        lastValue,
        isCalled,
      ])
    }
    await putBack()
    await client.query('commit')
  })
  await migrateToLatest(databaseUrl)
  return head
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const text = createReadStream(file).pipe(createGunzip())
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity })
  } catch (error) {
    throw notWhole(file, error)
  }
  return undefined
}

function readHead(line: string | undefined, file: string): BackupHead {
  try {
    const head = JSON.parse(line ?? '') as BackupHead
    if (head.format === 'nuancan backup 1') return head
  } catch {
    // Said below, with the name of the file.
  }
  throw new PlainFailure(
    `${file} is no backup of Nuancan: name a file that "npm run backup" wrote.`,
  )
}

function notWhole(file: string, cause?: unknown): PlainFailure {
  return new PlainFailure(
    `${file} is damaged or incomplete, so nothing was restored: use another copy of it.`,
    { cause },
  )
}

async function refuseUnlessEmpty(databaseUrl: string): Promise<void> {
  const used = await withAdmin(databaseUrl, async (client) => {
    const there = await client.query(`select from pg_tables where tablename = 'accounts'`)
    if (there.rowCount === 0) return false
    const { rowCount } = await client.query(
      '(select from canteens limit 1) union all (select from accounts limit 1)',
    )
    return rowCount !== 0
  })
  if (!used) return
  throw new PlainFailure(
    'This database already holds a community, and a backup is restored only into an empty one: set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
  )
}

async function refuseOtherShape(client: pg.Client, head: BackupHead): Promise<void> {
  const here = JSON.stringify(await tablesOf(client))
  if (here === JSON.stringify(head.tables)) return
  throw new PlainFailure(
    'The backup was written by a Nuancan whose tables look different: restore it with the version that wrote it, then update.',
  )
}

/**
 * Foreign keys and triggers guard what people do one row at a time; whole tables in alphabetical
 * order would trip over them. Putting the keys back checks every row of the restored data.
 */
async function setGuardsAside(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ name: string; at: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as at, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const tables = await tablesOf(client)
  for (const { name, at } of keys) {
    await client.query(`alter table ${at} drop constraint ${quoted(name)}`)
  }
  for (const { name } of tables) {
    await client.query(`alter table ${quoted(name)} disable trigger user`)
    // Migrations may have put rows there; the backup has its own copy of those.
    await client.query(`truncate ${quoted(name)}`)
  }
  return async () => {
    for (const { name } of tables)
      await client.query(`alter table ${quoted(name)} enable trigger user`)
    for (const { name, at, definition } of keys) {
      await client.query(`alter table ${at} add constraint ${quoted(name)} ${definition}`)
    }
  }
}

async function load(
  client: pg.Client,
  head: BackupHead,
  lines: AsyncGenerator<string, undefined>,
  file: string,
): Promise<void> {
  const tables = new Map(head.tables.map((table) => [table.name, table]))
  let into: Table | undefined
  let rows: string[] = []
  const write = async (): Promise<void> => {
    if (into && rows.length > 0) await insert(client, into, rows)
    rows = []
  }
  for await (const line of lines) {
    const part = parseLine(line, file)
    if (typeof part === 'string') {
      rows.push(part)
      if (rows.length >= rowsAtATime) await write()
      continue
    }
    await write()
    if (part.end) return
    into = tables.get(part.table ?? '')
    if (!into) throw notWhole(file)
  }
  throw notWhole(file)
}

function parseLine(line: string, file: string): string | { table?: string; end?: boolean } {
  try {
    return JSON.parse(line) as string | { table?: string; end?: boolean }
  } catch (error) {
    throw notWhole(file, error)
  }
}

async function insert(client: pg.Client, table: Table, rows: string[]): Promise<void> {
  const name = quoted(table.name)
  const columns = table.columns.map(quoted)
  await client.query(
    `insert into ${name} (${columns.join(', ')}) overriding system value
     select ${columns.map((column) => `(r).${column}`).join(', ')}
     from (select row_text::${name} as r from unnest($1::text[]) as row_text offset 0) as typed`,
    [rows],
  )
}
