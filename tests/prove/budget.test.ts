import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds } from '../support/prove.ts'
import { prepareContest, raceForMoney } from '../support/race/budget.ts'
import { spawnApp } from '../support/server.ts'

test(
  '5,000 people at 20 canteens for money that covers 1,000 meals: exactly 1,000',
  async () => {
    const all = rounds(20)
    const tell = progress('budget', all)
    for (let round = 0; round < all; round += 1) {
      const database = await aDatabase()
      const servers = await Promise.all([spawnApp(database), spawnApp(database)])
      const contest = await prepareContest(database, { canteens: 20, people: 5000, covered: 1000 })
      const addresses = servers.map(({ url }) => url)
      expect(await raceForMoney(database, contest, addresses, 100), `round ${round}`).toEqual([])
      expect(await findBrokenInvariants(database.db)).toEqual([])
      await Promise.all(servers.map((server) => server.close()))
      tell(round + 1)
    }
  },
  asLongAsItTakes,
)
