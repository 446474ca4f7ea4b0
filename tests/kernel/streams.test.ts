import { expect, test } from 'vitest'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { openAndDrop } from '../support/race/streams.ts'

const boards = 60

test('boards that were cut off leave no stream, socket or timer behind', async () => {
  const database = await aDatabase()
  const app = await aQuietApp(database)
  const { before, during, after } = await openAndDrop(database, app.url, boards)
  // The count sees them while they are there: two ends of each in this one process.
  expect(during.streams - before.streams).toBe(boards)
  expect(during.sockets - before.sockets).toBeGreaterThanOrEqual(2 * boards)
  expect(during.timers - before.timers).toBeGreaterThanOrEqual(boards)
  expect(after.streams).toBe(before.streams)
  expect(after.sockets).toBeLessThanOrEqual(before.sockets)
  expect(after.timers).toBeLessThanOrEqual(before.timers)
})
