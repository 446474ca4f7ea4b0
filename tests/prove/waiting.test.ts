import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { playQueue, steps } from '../support/model/queue.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { killedQueue, queueRush } from '../support/race/queue-rush.ts'
import { spawnApp } from '../support/server.ts'

test(
  '200 wait, 50 cancel at random while others press "book": exactly the next 50 hold meals, nobody else',
  async () => {
    const database = await aDatabase()
    const servers = await Promise.all([spawnApp(database), spawnApp(database)])
    const addresses = servers.map(({ url }) => url)
    const all = rounds(20)
    const tell = progress('waiting', all)
    for (let round = 0; round < all; round += 1) {
      const { refusals, ...report } = await queueRush(database.db, addresses, {
        portions: 120,
        waiting: 200,
        cancels: 50,
        bystanders: 20,
        seed: seed + round,
      })
      expect(report.served, `seed ${seed + round}`).toEqual(report.due)
      expect(report).toMatchObject({ bystanders: 0, sold: 120, counter: 120, kept: 0 })
      expect(new Set(refusals)).toEqual(new Set(['sold_out']))
      tell(round + 1)
    }
    expect(await findBrokenInvariants(database.db)).toEqual([])
  },
  asLongAsItTakes,
)

test(
  'killed between giving back and serving, again and again, nobody is lost and nobody jumps the queue',
  async () => {
    const all = rounds(20)
    for (let round = 0; round < all; round += 1) {
      const database = await aDatabase()
      const report = await killedQueue(database, { waiting: 30, cancels: 10, seed: seed + round })
      expect(report.served, `seed ${seed + round}`).toEqual(report.due)
      expect(report).toMatchObject({ bystanders: 0, kept: 0 })
      expect(await findBrokenInvariants(database.db)).toEqual([])
      await database.db.destroy()
    }
  },
  asLongAsItTakes,
)

test(
  'whatever happens around a queue in whatever order, it goes as on a sheet of paper',
  async () => {
    const all = rounds(20) * 50
    const database = await aDatabase()
    const done = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(steps(60), (sequence) => playQueue(database, sequence, done)),
      { numRuns: all, seed },
    )
    expect(await findBrokenInvariants(database.db)).toEqual([])
    const deeds = [...done].map(([deed, times]) => `${deed} ${times}`).join(', ')
    process.stdout.write(`${all} sequences, seed ${seed}; done: ${deeds}\n`)
  },
  asLongAsItTakes,
)
