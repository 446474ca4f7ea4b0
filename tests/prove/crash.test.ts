import { expect, onTestFinished, test } from 'vitest'
import { asLongAsItTakes, rounds, seed } from '../support/prove.ts'
import { crash } from '../support/race/crash.ts'
import { anInstallation, comesBackWithinMs } from '../support/race/installation.ts'

test(
  'kill -9 of the application, of PostgreSQL and of both, over and over, loses nothing',
  async () => {
    const installation = await anInstallation()
    onTestFinished(() => installation.remove())
    const report = await crash(installation, {
      cycles: rounds(24),
      seed,
      workers: 8,
      leastAcknowledged: 300,
    })
    process.stdout.write(`${JSON.stringify(report)}\n`)
    expect(report).toMatchObject({ lost: 0, unresolved: 0, broken: [] })
    expect(report.slowestReadyMs).toBeLessThan(comesBackWithinMs)
  },
  asLongAsItTakes,
)
