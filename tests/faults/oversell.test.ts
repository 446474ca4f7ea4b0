import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { countOfferings, countServing } from '../support/race/counts.ts'
import { tally } from '../support/race/in-parallel.ts'
import { prepareRush, rush } from '../support/race/rush.ts'
import { spawnApp } from '../support/server.ts'

const limits = [20, 40, 60, 80, 100]
const portions = 300
const people = 2000
const atOnce = 40

test('2,000 requests at two servers sell exactly 300 portions, each dish exactly its limit', async () => {
  const database = await aDatabase()
  const prepared = await prepareRush(database.db, limits, people)
  const servers = await Promise.all([spawnApp(database), spawnApp(database)])
  const { outcomes, acceptedPortions } = await rush(
    prepared,
    servers.map(({ url }) => url),
    { seed: 1, atOnce },
  )
  const counts = await countOfferings(database.db, prepared.serving.servingId)
  expect(counts.map(({ sold }) => sold)).toEqual(limits)
  expect(counts.map(({ counter }) => counter)).toEqual(limits)
  const { bookings, ...sums } = await countServing(database.db, prepared.serving.servingId)
  expect(sums).toEqual({ portions, counter: portions, ways: portions })
  expect(acceptedPortions).toBe(portions)
  expect(tally(outcomes)).toEqual({ accepted: bookings, sold_out: people - bookings })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without its guard sells more than there is', async () => {
  const database = await aDatabase()
  await sql`alter table offerings drop constraint offerings_limit`.execute(database.db)
  // Fewer people are enough: only around the last portions does it race.
  const prepared = await prepareRush(database.db, limits, people / 2)
  // A race needs several at once, also in a run in which every other pool has one connection.
  const unguarded = { guard: 'cut out', poolMax: 10 } as const
  const servers = await Promise.all([1, 2].map(() => spawnApp(database, unguarded)))
  await rush(
    prepared,
    servers.map(({ url }) => url),
    { seed: 1, atOnce },
  )
  const counts = await countOfferings(database.db, prepared.serving.servingId)
  const sold = counts.reduce((sum, count) => sum + count.sold, 0)
  expect(sold).toBeGreaterThan(portions)
  // The live check of a running deployment would have seen it too.
  expect(JSON.stringify(await findBrokenInvariants(database.db))).toContain('I1')
})
