import { expect, test } from 'vitest'
import { asLongAsItTakes, rounds, seed } from '../support/prove.ts'
import { webhookStorm } from '../support/race/webhook-storm.ts'

test(
  'each payment is credited exactly once, whatever is told how often, late or never, and whoever dies',
  async () => {
    let deliveries = 0
    for (let round = 0; round < rounds(1); round += 1) {
      const plan = { payments: 1_600, seed: seed + round, workers: 3, crashEveryMs: 4_000 }
      const report = await webhookStorm(plan)
      process.stdout.write(`${JSON.stringify(report)}\n`)
      expect(report).toMatchObject({ badTaken: 0, wrong: [] })
      expect(report.told + report.found).toBe(report.paid)
      deliveries += report.deliveries
    }
    expect(deliveries).toBeGreaterThan(20_000)
  },
  asLongAsItTakes,
)
