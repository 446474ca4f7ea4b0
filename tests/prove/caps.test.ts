import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { soon } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds } from '../support/prove.ts'
import { daysAroundMonthEnd, prepareCaps, raceForEntitlement } from '../support/race/caps.ts'
import { spawnApp } from '../support/server.ts'

test(
  'one diner at 50 canteens at once, and over the end of a month, uses each entitlement once',
  async () => {
    const database = await aDatabase()
    const servers = await Promise.all([spawnApp(database), spawnApp(database)])
    const addresses = servers.map(({ url }) => url)
    const oneDay = await prepareCaps(database, { canteens: 50, days: [soon()] })
    const apart = await aDatabase()
    const others = await Promise.all([spawnApp(apart), spawnApp(apart)])
    const manyDays = await prepareCaps(apart, { canteens: 5, days: daysAroundMonthEnd(10) })
    const all = rounds(1000)
    const tell = progress('caps', all)
    for (let round = 0; round < all; round += 1) {
      const wrong = [
        ...(await raceForEntitlement(database, addresses, oneDay)),
        ...(await raceForEntitlement(
          apart,
          others.map(({ url }) => url),
          manyDays,
        )),
      ]
      expect(wrong, `round ${round}`).toEqual([])
      tell(round + 1)
    }
    for (const { db } of [database, apart]) expect(await findBrokenInvariants(db)).toEqual([])
  },
  asLongAsItTakes,
)
