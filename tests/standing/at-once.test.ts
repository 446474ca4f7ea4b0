import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'
import { prepareStanding, countStanding, untilQuiet } from '../support/race/standing.ts'
import { spawnApp } from '../support/server.ts'

const size = { canteens: 2, people: 40, days: 3 }

test('two servers at once book everybody once', async () => {
  const database = await aDatabase()
  await prepareStanding(database, size)
  await Promise.all([spawnApp(database), spawnApp(database)])
  await untilQuiet(database)
  expect(await countStanding(database)).toEqual({ missing: 0, twice: 0 })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('killed in the middle, again and again, it goes on where it was', async () => {
  const database = await aDatabase()
  await prepareStanding(database, size)
  for (let round = 0; round < 4; round += 1) {
    const server = await spawnApp(database)
    await new Promise((resolve) => setTimeout(resolve, 300 + round * 500))
    server.kill('SIGKILL')
    await server.ended
    const { twice } = await countStanding(database)
    expect(twice).toBe(0)
    expect(await findBrokenInvariants(database.db)).toEqual([])
  }
  await spawnApp(database)
  await untilQuiet(database)
  expect(await countStanding(database)).toEqual({ missing: 0, twice: 0 })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

// Capped help alone would keep the second booking out.
test('without the database’s own guard, and without the lock on orders, some are booked twice', async () => {
  const database: TestDatabase = await aDatabase()
  await prepareStanding(database, { ...size, help: 'none' })
  await sql`drop index bookings_one_per_diner`.execute(database.db)
  await Promise.all([1, 2].map(() => spawnApp(database, { guard: 'cut out' })))
  await untilQuiet(database)
  expect((await countStanding(database)).twice).toBeGreaterThan(0)
})
