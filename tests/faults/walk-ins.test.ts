import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { walkInRush } from '../support/race/walk-ins.ts'
import { spawnApp, startApp } from '../support/server.ts'
import { aWindow } from '../support/window.ts'

const rush = { people: 30, guests: 30, atOnce: 30, seed: 1 }
const portions = { extra: [12] }

test('sixty people at two servers are sold exactly the twelve portions that are left', async () => {
  const database = await aDatabase()
  const servers = [await spawnApp(database), await spawnApp(database)]
  const window = await aWindow(database, (await startApp(database)).url, portions)
  const addresses = servers.map(({ url }) => url)
  expect(await walkInRush(window, addresses, rush)).toEqual([])
  expect(await window.left()).toEqual([0, 0, 0, 0])
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without its guard sells more than there is', async () => {
  const database = await aDatabase()
  await sql`alter table remainders drop constraint remainders_not_oversold`.execute(database.db)
  const unguarded = { guard: 'cut out', poolMax: 10 } as const
  const servers = [await spawnApp(database, unguarded), await spawnApp(database, unguarded)]
  const window = await aWindow(database, (await startApp(database)).url, portions)
  const addresses = servers.map(({ url }) => url)
  expect((await walkInRush(window, addresses, rush)).join()).toMatch(/\d+ sold of 12/)
  expect(JSON.stringify(await findBrokenInvariants(database.db))).toContain('I7 walk-ins')
})
