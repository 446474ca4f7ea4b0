import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { aPurse, playSequence, steps } from '../support/model/money.ts'

const aBatch = 500
/** Batches played side by side, each in a database of its own. */
const lanes = 3

test(
  'after each step of any sequence the ledger sums to zero and no wallet is below',
  async () => {
    const all = rounds(20_000)
    const tell = progress('money-model', all)
    const begins = Array.from({ length: Math.ceil(all / aBatch) }, (_, batch) => batch * aBatch)
    const done = new Map<string, number>()
    let played = 0
    const lane = async (): Promise<void> => {
      for (let begin = begins.shift(); begin !== undefined; begin = begins.shift()) {
        const sequences = Math.min(aBatch, all - begin)
        await assertBatch(seed + begin, sequences, done)
        tell((played += sequences))
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    const deeds = [...done].map(([kind, times]) => `${kind} ${times}`).join(', ')
    process.stdout.write(`${played} sequences, seed ${seed}; done: ${deeds}\n`)
  },
  asLongAsItTakes,
)

async function assertBatch(
  batchSeed: number,
  sequences: number,
  done: Map<string, number>,
): Promise<void> {
  // A database per batch: the history of 20,000 canteen days would slow the last ones.
  const purse = await aPurse()
  await fc.assert(
    fc.asyncProperty(steps(60), (sequence) => playSequence(purse, sequence, done)),
    { numRuns: sequences, seed: batchSeed },
  )
  expect(await findBrokenInvariants(purse.database.db), `seed ${batchSeed}`).toEqual([])
}
