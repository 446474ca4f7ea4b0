import { afterAll, inject, onTestFinished } from 'vitest'
import { openDatabase, type Db } from '../../backend/kernel/database.ts'
import { quoted, withAdmin } from '../../scripts/support/postgres/databases.ts'
import { databaseUrl } from './database-server.ts'
import { testClock, type TestClock } from './test-clock.ts'

export interface TestDatabase extends TestClock {
  db: Db
  /** For what opens its own connections: a server, a listener, another process. */
  url: string
  /** The same database as the server's superuser. */
  adminUrl: string
}

/** Connections a test's pool may open; the suite also passes with TEST_POOL_MAX=1. */
export const poolMax = Number(process.env.TEST_POOL_MAX ?? 10)

let made = 0

/**
 * A fresh, migrated database of one's own, empty unless it is copied from another, gone when the test file
 * (or the one test that asked for it) is over.
 */
export async function aDatabase(template?: string): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `${server.prefix}${process.pid}_${made++}`
  await withAdmin(server.adminUrl, (admin) =>
    admin.query(
      `create database ${quoted(name)} template ${quoted(template ?? server.template)} owner ${server.role}`,
    ),
  )
  const login = { user: server.role, password: server.password }
  const url = databaseUrl(server.adminUrl, name, login)
  const db = openDatabase(url, { max: poolMax })
  const { close, ...clock } = testClock(url)
  whenOver(async () => {
    await Promise.all([db.destroy(), close()])
    await withAdmin(server.adminUrl, (admin) =>
      admin.query(`drop database if exists ${quoted(name)} with (force)`),
    )
  })
  const admin = new URL(server.adminUrl)
  admin.pathname = `/${name}`
  return { db, url, adminUrl: admin.href, ...clock }
}

function whenOver(leave: () => Promise<void>): void {
  try {
    onTestFinished(leave)
  } catch {
    // Not inside a test: asked for by the file, at its top or in a beforeAll.
    afterAll(leave)
  }
}
