import { expect, test } from 'vitest'
import { asLongAsItTakes, rounds, seed } from '../support/prove.ts'
import { refundStorm } from '../support/race/refund-storm.ts'

test(
  'of 2,000 refunds none gives back more than was paid, and provider and ledger agree on each payment',
  async () => {
    for (let round = 0; round < rounds(1); round += 1) {
      const report = await refundStorm({ payments: 300, refunds: 2_000, seed: seed + round })
      process.stdout.write(`${JSON.stringify(report)}\n`)
      expect(report).toMatchObject({ asked: 2_000, overRefunded: 0, wrong: [] })
    }
  },
  asLongAsItTakes,
)
