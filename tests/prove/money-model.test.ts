import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { aPurse, playSequence, steps } from '../support/model/money.ts'

const aBatch = 500

test(
  'after each step of any sequence the ledger sums to zero and no wallet is below',
  async () => {
    const all = rounds(20_000)
    const tell = progress('money-model', all)
    for (let played = 0; played < all; played += aBatch) {
      // A database per batch: the history of 20,000 canteen days would slow the last ones.
      const purse = await aPurse()
      const done = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(steps(60), (sequence) => playSequence(purse, sequence, done)),
        { numRuns: Math.min(aBatch, all - played), seed: seed + played },
      )
      expect(await findBrokenInvariants(purse.database.db), `seed ${seed + played}`).toEqual([])
      tell(played + aBatch)
    }
    process.stdout.write(`seed ${seed}\n`)
  },
  asLongAsItTakes,
)
