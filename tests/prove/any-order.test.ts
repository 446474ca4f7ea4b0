import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aTown, playSequence, steps } from '../support/model/help.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'

const aBatch = 200
/** Batches played side by side, each in a database of its own. */
const lanes = 3

test(
  'after each step of any sequence no cap and no budget is passed, and every price can be worked out again',
  async () => {
    const all = rounds(5_000)
    const tell = progress('any-order', all)
    const begins = Array.from({ length: Math.ceil(all / aBatch) }, (_, batch) => batch * aBatch)
    const done = new Map<string, number>()
    let played = 0
    const lane = async (): Promise<void> => {
      for (let begin = begins.shift(); begin !== undefined; begin = begins.shift()) {
        const sequences = Math.min(aBatch, all - begin)
        const town = await aTown()
        await fc.assert(
          fc.asyncProperty(steps(60), (sequence) => playSequence(town, sequence, done)),
          { numRuns: sequences, seed: seed + begin },
        )
        const broken = await findBrokenInvariants(town.database.db)
        expect(broken, `seed ${seed + begin}`).toEqual([])
        tell((played += sequences))
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    const deeds = [...done].map(([kind, times]) => `${kind} ${times}`).join(', ')
    process.stdout.write(`${played} sequences, seed ${seed}; done: ${deeds}\n`)
  },
  asLongAsItTakes,
)
