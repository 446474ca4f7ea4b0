import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, rounds } from '../support/prove.ts'
import { tapsOnEachKey, tapsOnEachTopUp } from '../support/race/taps.ts'
import { spawnApp } from '../support/server.ts'

const keys = 500
const taps = 20

test(
  '500 writes, each sent 20 times at once to two servers: one effect, 20 equal answers',
  async () => {
    const database = await aDatabase()
    const servers = await Promise.all([spawnApp(database), spawnApp(database)])
    for (let round = 0; round < rounds(3); round += 1) {
      const count = await tapsOnEachKey(
        database,
        servers.map(({ url }) => url),
        { keys, taps },
      )
      expect(count).toEqual({
        bookings: keys,
        portions: keys,
        keysKept: keys,
        statuses: { 200: keys * taps },
        differentAnswers: 0,
      })
    }
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  asLongAsItTakes,
)

test(
  '500 top-ups in cash, each sent 20 times at once to two servers: 500 times 10 yuan',
  async () => {
    const database = await aDatabase()
    const servers = await Promise.all([spawnApp(database), spawnApp(database)])
    const addresses = servers.map(({ url }) => url)
    expect(await tapsOnEachTopUp(database, addresses, { keys, taps })).toEqual({
      topUps: keys,
      drawerFen: keys * 1000,
      walletsFen: keys * 1000,
      keysKept: keys,
      statuses: { 200: keys * taps },
      differentAnswers: 0,
    })
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  asLongAsItTakes,
)
