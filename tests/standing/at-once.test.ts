import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { prepareStanding, countStanding, untilQuiet } from '../support/race/standing.ts'
import { spawnApp } from '../support/server.ts'

/** Whatever met a lock on its way comes by again only after a minute. */
const longest = 600_000
const size = { canteens: 2, people: 40, days: 3 }

test(
  'two servers at once book everybody once',
  async () => {
    const database = await aDatabase()
    await prepareStanding(database, size)
    await Promise.all([spawnApp(database), spawnApp(database)])
    await untilQuiet(database)
    expect(await countStanding(database)).toEqual({ missing: 0, twice: 0 })
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  longest,
)

test(
  'killed in the middle, again and again, it goes on where it was',
  async () => {
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
  },
  longest,
)

// Capped help alone would keep the second booking out.
test(
  'without the database’s own guard, and without the lock on orders, some are booked twice',
  async () => {
    // A race needs several at once, also in a run in which every other pool has one connection.
    const unguarded = { guard: 'cut out', poolMax: 10 } as const
    // One server may have booked everything before the other has started: not every time.
    let twice = 0
    for (let round = 0; round < 6 && twice === 0; round += 1) {
      const database = await aDatabase()
      await prepareStanding(database, { ...size, help: 'none' })
      await sql`drop index bookings_one_per_diner`.execute(database.db)
      const servers = await Promise.all([1, 2].map(() => spawnApp(database, unguarded)))
      await untilQuiet(database)
      twice = (await countStanding(database)).twice
      await Promise.all(servers.map((server) => server.close()))
    }
    expect(twice).toBeGreaterThan(0)
  },
  longest,
)
