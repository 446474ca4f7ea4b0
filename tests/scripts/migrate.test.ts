import { expect, inject, test } from 'vitest'
import { migrateToLatest, readMigrations } from '../../scripts/support/migrate.ts'
import { quoted, withAdmin } from '../../scripts/support/postgres/databases.ts'
import { aDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-server.ts'

let made = 0

async function aBareDatabase(): Promise<string> {
  const { adminUrl, role, password, prefix } = inject('databaseServer')
  const name = `${prefix}migrate_${made++}`
  await withAdmin(adminUrl, (admin) =>
    admin.query(`create database ${quoted(name)} owner ${role} template template0`),
  )
  return databaseUrl(adminUrl, name, { user: role, password })
}

test('processes that start together run each migration once', async () => {
  const url = await aBareDatabase()
  const ran = await Promise.all([1, 2, 3].map(() => migrateToLatest(url)))
  expect(ran.flat().sort()).toEqual(Object.keys(await readMigrations()).sort())
  expect(await migrateToLatest(url)).toEqual([])
})

test('a database of a newer version is left alone', async () => {
  const { url } = await aDatabase()
  await withAdmin(url, (client) =>
    client.query(`insert into kysely_migration values ('9999-from-the-future', now()::text)`),
  )
  await expect(migrateToLatest(url)).rejects.toThrow(/written by another version of Nuancan/)
})

test('a user who may not create tables is told so, and nothing is half made', async () => {
  const url = await aBareDatabase()
  await withAdmin(url, (client) => client.query('drop schema public'))
  await expect(migrateToLatest(url)).rejects.toThrow(/may create tables, then run this again/)
})
