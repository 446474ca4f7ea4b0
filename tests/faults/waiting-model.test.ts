import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { kinds, playQueue, steps } from '../support/model/queue.ts'

test('whatever happens around a queue in whatever order, it goes as on a sheet of paper', async () => {
  const database = await aDatabase()
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(steps(30), (sequence) => playQueue(database, sequence, done)),
    { numRuns: 20, seed: 1 },
  )
  expect(await findBrokenInvariants(database.db)).toEqual([])
  // None of them was only ever refused.
  expect(kinds.filter((kind) => !done.has(`${kind} accepted`))).toEqual([])
})
