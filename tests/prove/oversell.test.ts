import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { lunchRush } from '../support/race/lunch-rush.ts'
import { spawnApp } from '../support/server.ts'

test(
  'no round of a lunch rush sells more or less than there is',
  async () => {
    const database = await aDatabase()
    const servers = await Promise.all([spawnApp(database), spawnApp(database)])
    const addresses = servers.map(({ url }) => url)
    const all = rounds(200)
    const tell = progress('oversell', all)
    for (let round = 0; round < all; round += 1) {
      const wrong = await lunchRush(database, addresses, {
        limits: [20, 40, 60, 80, 100],
        people: 1200,
        atOnce: 40,
        seed: seed + round,
      })
      expect(wrong, `seed ${seed + round}`).toEqual([])
      tell(round + 1)
    }
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  asLongAsItTakes,
)
