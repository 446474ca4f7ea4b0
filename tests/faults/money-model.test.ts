import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aPurse, kinds, playSequence, steps } from '../support/model/money.ts'

test('whatever is done with money in whatever order, the ledger is what a plain list of numbers says', async () => {
  const purse = await aPurse()
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(steps(60), (sequence) => playSequence(purse, sequence, done)),
    { numRuns: 40, seed: 1 },
  )
  expect(await findBrokenInvariants(purse.database.db)).toEqual([])
  // None of them was only ever refused.
  expect(kinds.filter((kind) => !done.has(kind))).toEqual([])
})
