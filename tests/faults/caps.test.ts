import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { daysAroundMonthEnd, prepareCaps, raceForEntitlement } from '../support/race/caps.ts'
import { soon } from '../support/builders/serving.ts'
import { spawnApp, startApp } from '../support/server.ts'

test('one diner at 20 canteens at once gets one subsidised meal that day', async () => {
  const database = await aDatabase()
  const servers = await Promise.all([startApp(database), startApp(database)])
  const servings = await prepareCaps(database, { canteens: 20, days: [soon()] })
  for (let round = 0; round < 3; round += 1) {
    const wrong = await raceForEntitlement(
      database,
      servers.map(({ url }) => url),
      servings,
    )
    expect(wrong).toEqual([])
  }
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('eight days over the end of a month: one a day and three in each month', async () => {
  const database = await aDatabase()
  const servers = await Promise.all([startApp(database), startApp(database)])
  const servings = await prepareCaps(database, { canteens: 3, days: daysAroundMonthEnd(8) })
  for (let round = 0; round < 3; round += 1) {
    const wrong = await raceForEntitlement(
      database,
      servers.map(({ url }) => url),
      servings,
    )
    expect(wrong).toEqual([])
  }
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without its guard gives more than there is', async () => {
  const database = await aDatabase()
  await sql`alter table usage_counters drop constraint usage_counters_cap`.execute(database.db)
  const servers = await Promise.all([1, 2].map(() => spawnApp(database, { guard: 'cut out' })))
  const servings = await prepareCaps(database, { canteens: 20, days: [soon()] })
  const addresses = servers.map(({ url }) => url)
  // Two servers with a connection each meet in time in most rounds, not in every one.
  let wrong: string[] = []
  for (let round = 0; round < 10 && wrong.length === 0; round += 1) {
    wrong = await raceForEntitlement(database, addresses, servings)
  }
  expect(wrong.join()).toMatch(/subsidised meals on/)
})
