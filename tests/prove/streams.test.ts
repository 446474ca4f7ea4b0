import { expect, test } from 'vitest'
import { aDatabase } from '../support/database.ts'
import { asLongAsItTakes, rounds } from '../support/prove.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { openAndDrop } from '../support/race/streams.ts'

const boards = 500

test(
  'five hundred boards come and three of ten are cut off, again and again: nothing stays behind',
  async () => {
    const database = await aDatabase()
    const app = await aQuietApp(database)
    for (let round = 0; round < rounds(10); round += 1) {
      const { before, during, after } = await openAndDrop(database, app.url, boards)
      expect(during.streams - before.streams).toBe(boards)
      expect(after.streams).toBe(before.streams)
      expect(after.sockets).toBeLessThanOrEqual(before.sockets)
      expect(after.timers).toBeLessThanOrEqual(before.timers)
    }
  },
  asLongAsItTakes,
)
