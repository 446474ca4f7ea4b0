import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { crash } from '../support/race/crash.ts'
import { anInstallation, comesBackWithinMs } from '../support/race/installation.ts'
import type { Installation } from '../support/race/installation.ts'

/** Each of several starts may take as long as one may. */
const longest = 6 * comesBackWithinMs

async function installed(): Promise<Installation> {
  const installation = await anInstallation()
  onTestFinished(() => installation.remove())
  return installation
}

test(
  'kill -9 of the application, of PostgreSQL and of both loses no acknowledged booking',
  async () => {
    const report = await crash(await installed(), {
      cycles: 3,
      seed: 1,
      workers: 6,
      leastAcknowledged: 60,
    })
    expect(report.acknowledged).toBeGreaterThanOrEqual(150)
    expect(report).toMatchObject({ lost: 0, unresolved: 0, broken: [] })
    expect(report.slowestReadyMs).toBeLessThan(comesBackWithinMs)
  },
  longest,
)

test(
  'the same on a database that acknowledges before it has written loses some',
  async () => {
    const installation = await installed()
    await installation.start()
    const admin = new pg.Client({ connectionString: await installation.adminUrl() })
    await admin.connect()
    // Set behind the application's back: had it been so at the start, the start would have refused.
    await admin.query(`alter role nuancan set synchronous_commit = off`)
    // Nor may anything else put the bookings on disk by the way: a full buffer, the writer's second reason, a clean-up.
    await admin.query(`alter system set wal_writer_delay = '10s'`)
    await admin.query(`alter system set wal_writer_flush_after = '1GB'`)
    await admin.query(`alter system set wal_buffers = '64MB'`)
    await admin.query(`alter system set autovacuum = off`)
    await admin.end()
    await installation.kill('database')
    await installation.untilReady()
    const report = await crash(
      { ...installation, start: () => Promise.resolve() },
      {
        cycles: 2,
        seed: 1,
        workers: 6,
        leastAcknowledged: 60,
        victims: ['database'],
      },
    )
    expect(report.lost).toBeGreaterThan(0)
  },
  longest,
)
