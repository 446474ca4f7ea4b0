import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { countStanding, prepareStanding, untilQuiet } from '../support/race/standing.ts'
import { spawnApp } from '../support/server.ts'
import { liveThrough } from '../standing/story.ts'

const stories = rounds(300)
/** Every story has a town, a database and a server of its own, which go with its test: so many at a time. */
const storiesATest = 20
const parts = Array.from({ length: Math.ceil(stories / storiesATest) }, (_, part) => {
  const first = part * storiesATest
  return { first, last: Math.min(first + storiesATest, stories) - 1 }
})

test.each(parts)(
  'whatever happens around New Year, nobody is missing, nobody has two, and every skip has its reason: $first to $last',
  async ({ first, last }) => {
    const tell = progress('standing, stories', stories)
    for (let round = first; round <= last; round += 1) {
      expect(await liveThrough(seed * 100_000 + round, 80)).toEqual([])
      tell(round + 1)
    }
  },
  asLongAsItTakes,
)

test(
  'two servers at once, killed at any moment, book everybody once',
  async () => {
    const all = rounds(40)
    const tell = progress('standing, kills', all)
    for (let round = 0; round < all; round += 1) {
      const database = await aDatabase()
      await prepareStanding(database, { canteens: 2, people: 80, days: 4 })
      const servers = await Promise.all([spawnApp(database), spawnApp(database)])
      await new Promise((resolve) => setTimeout(resolve, ((seed + round) * 379) % 6000))
      servers[round % 2]?.kill('SIGKILL')
      await servers[round % 2]?.ended
      const { twice } = await countStanding(database)
      expect([twice, await findBrokenInvariants(database.db)]).toEqual([0, []])
      await servers[(round + 1) % 2]?.close()
      const last = await spawnApp(database)
      await untilQuiet(database)
      expect(await countStanding(database)).toEqual({ missing: 0, twice: 0 })
      expect(await findBrokenInvariants(database.db)).toEqual([])
      await last.close()
      await database.db.destroy()
      tell(round + 1)
    }
  },
  asLongAsItTakes,
)
