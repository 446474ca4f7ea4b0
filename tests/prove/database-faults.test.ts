import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { bookThroughFaults } from '../support/race/database-faults.ts'
import { spawnApp } from '../support/server.ts'

const people = 100

test(
  'sessions that are ended at any statement cost nobody a meal, and nobody gets two',
  async () => {
    const database = await aDatabase()
    const app = await spawnApp(database)
    const all = rounds(30)
    const tell = progress('database-faults', all)
    for (let round = 0; round < all; round += 1) {
      const options = { people, killEveryMs: 20 + (round % 5) * 20, seed: seed + round }
      const found = await bookThroughFaults(database, app.url, options)
      expect(found).toMatchObject({ booked: people, portions: people, unanswered: 0 })
      expect(app.isRunning()).toBe(true)
      tell(round + 1)
    }
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  asLongAsItTakes,
)
