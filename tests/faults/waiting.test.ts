import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { tally } from '../support/race/in-parallel.ts'
import { killedQueue, queueRush } from '../support/race/queue-rush.ts'
import { spawnApp } from '../support/server.ts'

const plan = { portions: 30, waiting: 40, cancels: 15, bystanders: 8, seed: 1 }

test('what is given back goes to the next in the stated order, and to nobody who presses "book" in between', async () => {
  const database = await aDatabase()
  const servers = await Promise.all([spawnApp(database), spawnApp(database)])
  const addresses = servers.map(({ url }) => url)
  const { refusals, ...report } = await queueRush(database.db, addresses, plan)
  expect(report.served).toEqual(report.due)
  expect(report).toMatchObject({
    bystanders: 0,
    sold: plan.portions,
    counter: plan.portions,
    kept: 0,
  })
  expect(tally(refusals)).toEqual({ sold_out: plan.bystanders })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same where a booking does not look at what is kept gives portions to bystanders', async () => {
  const database = await aDatabase()
  await sql`alter table offerings drop constraint offerings_limit`.execute(database.db)
  const careless = { kept: 'ignored', poolMax: 10 } as const
  const servers = await Promise.all([1, 2].map(() => spawnApp(database, careless)))
  const addresses = servers.map(({ url }) => url)
  const report = await queueRush(database.db, addresses, { ...plan, patienceMs: 4_000 })
  expect(report.bystanders).toBeGreaterThan(0)
})

test('a process killed between giving back and serving loses nobody, and nobody jumps the queue', async () => {
  const database = await aDatabase()
  const report = await killedQueue(database, { waiting: 12, cancels: 6, seed: 1 })
  expect(report.served).toEqual(report.due)
  expect(report).toMatchObject({ bystanders: 0, bystander: 'sold_out', kept: 0 })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})
