import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { carriedRush } from '../support/race/carried-cash.ts'
import { spawnApp } from '../support/server.ts'

const rush = { carriers: 4, people: 5, presses: 3, seed: 1 }

test('two counters at two servers receive the same sums: each is received once', async () => {
  const database = await aDatabase()
  const servers = [await spawnApp(database), await spawnApp(database)]
  const report = await carriedRush(
    database,
    servers.map(({ url }) => url),
    rush,
  )
  const { noted } = report
  expect(report).toEqual({
    noted,
    inWallets: noted,
    inDrawer: noted,
    accepted: rush.carriers,
    others: ['carried_received', 'topped up'],
  })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without its guard puts more into the wallets than was carried', async () => {
  const database = await aDatabase()
  // The database's own guards go too: they are what would refuse it otherwise.
  await sql`alter table carried_cash disable trigger carried_cash_kept`.execute(database.db)
  await sql`alter table cash_notes disable trigger cash_notes_kept`.execute(database.db)
  const unguarded = { guard: 'cut out', poolMax: 10 } as const
  const servers = [await spawnApp(database, unguarded), await spawnApp(database, unguarded)]
  const report = await carriedRush(
    database,
    servers.map(({ url }) => url),
    rush,
  )
  expect(report.inWallets).toBeGreaterThan(report.noted)
  expect(report.accepted).toBeGreaterThan(rush.carriers)
  expect(JSON.stringify(await findBrokenInvariants(database.db))).toContain('I4 a note of carried')
})
