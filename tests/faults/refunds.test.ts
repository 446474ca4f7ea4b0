import { expect, test } from 'vitest'
import { refundStorm } from '../support/race/refund-storm.ts'

test('80 refunds, pressed twice each, of 12 payments: none too much, provider and ledger agree', async () => {
  const report = await refundStorm({ payments: 12, refunds: 80, seed: 1 })
  expect(report).toMatchObject({ overRefunded: 0, wrong: [] })
  const {
    accepted = 0,
    refund_too_large: tooLarge = 0,
    refund_too_late: tooLate = 0,
  } = report.outcomes
  expect(accepted + tooLarge + tooLate).toBe(80)
  expect(Math.min(accepted, tooLarge, tooLate)).toBeGreaterThan(0)
})
