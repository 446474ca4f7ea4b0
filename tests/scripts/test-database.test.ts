import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../backend/kernel/database.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'

const atTheTop = await aDatabase()
let inAHook: TestDatabase
beforeAll(async () => {
  inAHook = await aDatabase()
})

async function now(db: Db): Promise<string> {
  const { rows } = await sql<{ now: Date }>`select app_now() as now`.execute(db)
  return rows[0]?.now.toISOString() ?? 'no row'
}

async function databaseOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return rows[0]?.name ?? 'no row'
}

test('each caller gets a database of its own, already migrated', async () => {
  const inATest = await aDatabase()
  const names = await Promise.all([atTheTop, inAHook, inATest].map(({ db }) => databaseOf(db)))
  expect(new Set(names).size).toBe(3)
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
    inATest.db,
  )
  expect(rows.map((row) => row.name)).toContain('0001-kernel')
})

test('time is real until a test sets it, then stands still until it is advanced', async () => {
  const { db, setNow, advance, resetNow } = await aDatabase()
  expect(Math.abs(Date.parse(await now(db)) - Date.now())).toBeLessThan(60_000)
  await setNow('2026-11-22T15:59:59+08:00')
  expect(await now(db)).toBe('2026-11-22T07:59:59.000Z')
  await advance('1 second')
  expect(await now(db)).toBe('2026-11-22T08:00:00.000Z')
  await resetNow()
  expect(Math.abs(Date.parse(await now(db)) - Date.now())).toBeLessThan(60_000)
})

test('the application is no superuser of its database', async () => {
  const { rows } = await sql<{ super: boolean }>`
    select rolsuper as super from pg_roles where rolname = current_user
  `.execute(atTheTop.db)
  expect(rows).toEqual([{ super: false }])
})
