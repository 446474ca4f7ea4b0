import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { twoCounters } from '../support/race/two-counters.ts'
import { spawnApp } from '../support/server.ts'

const plan = { people: 20, seed: 1 }

test('two counters without the network hand out the same meals: each is collected once, the other one is shown', async () => {
  const database = await aDatabase()
  const servers = await Promise.all([spawnApp(database), spawnApp(database)])
  const report = await twoCounters(
    database,
    servers.map(({ url }) => url),
    plan,
  )
  expect(report).toEqual({
    answers: { collected: plan.people, already: plan.people },
    changedTheirMind: 0,
    collections: plan.people,
    posted: plan.people,
  })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without looking who was quicker sells meals twice', async () => {
  const database = await aDatabase()
  await sql`drop index hand_overs_once`.execute(database.db)
  const careless = { quicker: 'ignored', poolMax: 10 } as const
  const servers = await Promise.all([1, 2].map(() => spawnApp(database, careless)))
  const report = await twoCounters(
    database,
    servers.map(({ url }) => url),
    plan,
  )
  expect(report.collections).toBeGreaterThan(plan.people)
  expect(report.posted).toBeGreaterThan(plan.people)
  // The live check of a running deployment would have seen it too.
  expect(JSON.stringify(await findBrokenInvariants(database.db))).toContain('I11')
})
