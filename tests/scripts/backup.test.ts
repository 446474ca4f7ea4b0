import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { restoreBackup } from '../../scripts/support/backup/restore-backup.ts'
import { tablesOf } from '../../scripts/support/backup/tables.ts'
import { writeBackup } from '../../scripts/support/backup/write-backup.ts'
import { quoted, withAdmin } from '../../scripts/support/postgres/databases.ts'
import { aDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-server.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

/** Awkward on purpose: quotes, commas, line ends, a backslash, bytes, JSON null, far dates. */
const awkward = `
  insert into places (kind, name) values ('city', E'上海, "普陀"\\n\\\\ (1)');
  insert into places (kind, name, parent_id) select 'district', 'D', id from places;
  insert into canteens (community_id, name, name_en, phone, address)
    select id, '', 'it''s', 'null', 'NULL' from places where kind = 'district';
  select audit_append(0, 'system', 'test', 'city', 'null');
  select audit_append(id, 'me', 'x', 'y', '{"a": [1.50, "\\u0001"]}') from canteens;
  insert into rate_limits values ('k', 3, null);
`

async function contents(url: string): Promise<Record<string, unknown>> {
  return withAdmin(url, async (client) => {
    const found: Record<string, unknown> = {}
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from ${quoted(name)} t order by 1`,
      )
      found[name] = rows.map(({ row }) => row)
    }
    const guards = await client.query(`
      select (select count(*)::int from pg_constraint where connamespace = 'public'::regnamespace) as constraints,
        (select count(*)::int from pg_trigger where tgenabled = 'O' and not tgisinternal) as triggers`)
    return { ...found, guards: guards.rows }
  })
}

async function aFilledDatabase(): Promise<string> {
  const { url } = await aDatabase()
  await withAdmin(url, (client) => client.query(awkward))
  return url
}

async function aBackup(): Promise<{ url: string; file: string }> {
  const url = await aFilledDatabase()
  const file = join(await aScratchFolder(), 'backup.gz')
  await writeBackup(url, file)
  return { url, file }
}

test('everything comes back exactly, with every guard in place', async () => {
  const { url, file } = await aBackup()
  const restored = await aDatabase()
  await restoreBackup(restored.url, file)
  expect(await contents(restored.url)).toEqual(await contents(url))
})

test('what is written after a restore continues the numbers and the audit chain', async () => {
  const { url, file } = await aBackup()
  const restored = await aDatabase()
  await restoreBackup(restored.url, file)
  const more = `insert into places (kind, name) values ('city', 'next') returning id`
  const [here, there] = await Promise.all(
    [url, restored.url].map((at) => withAdmin(at, (client) => client.query(more))),
  )
  expect(there?.rows).toEqual(here?.rows)
  const append = `select audit_append(0, 'a', 'b', 'c', '{}') as seq`
  const next = await withAdmin(restored.url, (client) => client.query(append))
  expect(next.rows).toEqual([{ seq: expect.anything() as unknown }])
  await expect(
    withAdmin(restored.url, (client) => client.query('delete from audit_entries')),
  ).rejects.toThrow(/append-only/)
})

test('a database that holds a community is left as it is', async () => {
  const { url, file } = await aBackup()
  const before = await contents(url)
  await expect(restoreBackup(url, file)).rejects.toThrow(/already holds a community/)
  expect(await contents(url)).toEqual(before)
})

test('a torn file restores nothing', async () => {
  const { file } = await aBackup()
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
  const shorter = join(await aScratchFolder(), 'shorter.gz')
  await writeFile(shorter, gzipSync(lines.slice(0, -4).join('\n')))
  const torn = join(await aScratchFolder(), 'torn.gz')
  await writeFile(torn, await readFile(file))
  await truncate(torn, 900)
  for (const damaged of [shorter, torn]) {
    const { url } = await aDatabase()
    const before = await contents(url)
    await expect(restoreBackup(url, damaged)).rejects.toThrow(/nothing was restored/)
    expect(await contents(url)).toEqual(before)
  }
})

test('something else is not taken for a backup', async () => {
  const file = join(await aScratchFolder(), 'other.gz')
  await writeFile(file, gzipSync('hello\n'))
  const { url } = await aDatabase()
  await expect(restoreBackup(url, file)).rejects.toThrow(/is no backup of Nuancan/)
})

test('a database without any tables is brought to the schema first', async () => {
  const { url, file } = await aBackup()
  const { adminUrl, role, password, prefix } = inject('databaseServer')
  const name = `${prefix}bare`
  await withAdmin(adminUrl, (admin) =>
    admin.query(`create database ${quoted(name)} owner ${role} template template0`),
  )
  const bare = databaseUrl(adminUrl, name, { user: role, password })
  await restoreBackup(bare, file)
  expect(await contents(bare)).toEqual(await contents(url))
})
