import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { walkInRush } from '../support/race/walk-ins.ts'
import { spawnApp, startApp } from '../support/server.ts'
import { aWindow } from '../support/window.ts'

test(
  'no round of walk-ins sells more or less than the cook made beyond the booked ones',
  async () => {
    const database = await aDatabase()
    const servers = [await spawnApp(database), await spawnApp(database)]
    const addresses = servers.map(({ url }) => url)
    const { url } = await startApp(database)
    const all = rounds(50)
    const tell = progress('walk-ins', all)
    for (let round = 0; round < all; round += 1) {
      const window = await aWindow(database, url, { extra: [5 + (round % 20)] })
      const wrong = await walkInRush(window, addresses, {
        people: 20,
        guests: 40,
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
