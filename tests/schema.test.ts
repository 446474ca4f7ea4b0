import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { inCheckout } from '../scripts/support/checkout.ts'
import { readMigrations } from '../scripts/support/migrate.ts'
import { schemaSnapshot, typesOf } from '../scripts/support/schema-snapshot.ts'
import { readSources } from './support/architecture/source.ts'
import { aDatabase } from './support/database.ts'

const { url } = await aDatabase()
const client = new pg.Client({ connectionString: url })
await client.connect()
afterAll(() => client.end())

const rowsOf = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await client.query<Record<string, unknown>>(sql)).rows

const written = (name: string): Promise<string> => readFile(inCheckout('db', name), 'utf8')

const remedy = 'run scripts/write-schema.ts on a migrated database and review what it changed'

test('db/schema.sql is what the migrations make', async () => {
  expect(await schemaSnapshot(client), remedy).toBe(await written('schema.sql'))
})

test('db/types.ts is what the migrations make', async () => {
  expect(await typesOf(client), remedy).toBe(await written('types.ts'))
})

test('a column that nobody wrote down is noticed', async () => {
  await client.query('begin')
  await client.query('alter table canteens add column colour text')
  expect(await schemaSnapshot(client)).not.toBe(await written('schema.sql'))
  expect(await typesOf(client)).not.toBe(await written('types.ts'))
  await client.query('rollback')
})

test('migrations are numbered without gaps and only go forward', async () => {
  const files = (await readdir(inCheckout('db/migrations'))).sort()
  for (const [index, file] of files.entries()) {
    expect(file).toMatch(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/)
    expect(Number(file.slice(0, 4))).toBe(index + 1)
    const text = await readFile(inCheckout('db/migrations', file), 'utf8')
    expect(text, file).not.toMatch(/\bdrop\s+(table|column|schema)\b|\b(?<!before )truncate\b/i)
    expect(text, `${file} reads a clock no test can move`).not.toMatch(
      /\b(now|current_timestamp|localtimestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\bcurrent_(date|time|timestamp)\b/i,
    )
  }
  for (const migration of Object.values(await readMigrations())) {
    expect('down' in migration).toBe(false)
  }
})

test('money is whole fen, and only money is called fen', async () => {
  const money = await rowsOf(`
    select table_name || '.' || column_name as name, data_type as type
    from information_schema.columns where table_schema = 'public' and column_name like '%fen%'`)
  expect(money.length).toBeGreaterThan(8)
  for (const { name, type } of money) {
    expect(name).toMatch(/_fen$/)
    expect(['integer', 'bigint'], String(name)).toContain(type)
  }
  const soft = await rowsOf(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public'
      and (data_type in ('money', 'real', 'double precision')
        or (data_type = 'numeric' and column_name ~ 'price|amount|balance|cost|fee|subsidy'))`)
  expect(soft).toEqual([])
})

test('an instant knows its zone, a day is no instant', async () => {
  const blind = await rowsOf(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type in ('timestamp without time zone', 'time with time zone')
      and table_name not like 'kysely%'`)
  expect(blind).toEqual([])
  const misnamed = await rowsOf(`
    select table_name || '.' || column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'
      and ((column_name like '%\\_at' and data_type <> 'timestamp with time zone')
        or (column_name in ('day', 'monday', 'valid_from', 'valid_to', 'birth_date') and data_type <> 'date'))`)
  expect(misnamed).toEqual([])
})

/**
 * What a foreign key points at is never deleted here, and nobody looks from that side, so an index would be
 * written at every meal and read at none. A new one belongs in an index, or here after thinking about it.
 */
const neverFollowedBackwards = new Set([
  'booking_operator_payments.funder_id',
  'booking_operator_payments.scheme_version_id',
  'booking_payers.funder_id',
  'booking_payers.scheme_version_id',
  'bookings.canteen_id',
  'bookings.serving_id,arrive_from,arrive_to',
  'budget_slices.canteen_id',
  'canteens.community_id',
  'claims.canteen_id,month',
  'claims.funder_id',
  'count_changes.booking_id',
  'diner_facts.place_id',
  'dishes.canteen_id',
  'guest_sales.canteen_id',
  'guest_sales.transaction_id',
  'ledger_accounts.canteen_id',
  'ledger_accounts.funder_id',
  'offerings.dish_id',
  'offerings.set_id',
  'online_payments.link_id',
  'scheme_versions.place_id',
  'set_dishes.dish_id',
  'standing_orders.dish_id',
  'standing_orders.set_id',
  'vouchers.canteen_id',
  'vouchers.scheme_id',
  'waits.canteen_id',
])

/** Tables from which the application takes rows away. */
const shrinking = new Set(
  (await readSources())
    .filter(({ path }) => path.startsWith('backend/'))
    .flatMap(({ text }) => [...text.matchAll(/\bdeleteFrom\(\s*['"](\w+)|\bdelete from (\w+)/g)])
    .map(([, built, plain]) => built ?? plain ?? ''),
)

test('every foreign key can be followed backwards, where somebody does', async () => {
  const bare = await rowsOf(`
    select c.conrelid::regclass || '.' || string_agg(a.attname, ',' order by k.place) as name,
      c.confrelid::regclass::text as parent
    from pg_constraint c
    cross join lateral unnest(c.conkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (
        select 1 from pg_index i
        where i.indrelid = c.conrelid and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    group by c.oid, c.conrelid, c.confrelid order by 1`)
  const names = bare.map(({ name }) => String(name))
  expect(names.filter((name) => !neverFollowedBackwards.has(name))).toEqual([])
  expect([...neverFollowedBackwards].filter((name) => !names.includes(name))).toEqual([])
  expect(shrinking).toContain('idempotency_keys')
  expect(bare.filter(({ parent }) => shrinking.has(String(parent)))).toEqual([])
})

test('counters have a floor and a ceiling that the database itself holds', async () => {
  const checks = (
    await rowsOf(`
    select conrelid::regclass || ': ' || pg_get_constraintdef(oid) as line from pg_constraint where contype = 'c'`)
  )
    .map(({ line }) => String(line))
    .join('\n')
  expect(checks).toMatch(/offerings: CHECK \(+booked \+ kept\)* <= portion_limit/)
  expect(checks).toMatch(/serving_ways: CHECK \(+booked \+ kept\)* <= capacity/)
  expect(checks).toMatch(/usage_counters: CHECK \(\(?used <= cap/)
  expect(checks).toMatch(/ledger_accounts: CHECK .*balance_fen >= floor_fen/)
})
