import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateToLatest, migrationsFolder } from '../../scripts/support/migrate.ts'
import { ensureRole, quoted, withAdmin } from '../../scripts/support/postgres/databases.ts'
import { startThrowawayPostgres } from '../../scripts/support/postgres/throwaway.ts'

export interface TestServer {
  adminUrl: string
  template: string
  role: string
  password: string
  /** Begins the name of every database of this run, so that the end of the run finds them all. */
  prefix: string
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: TestServer
  }
}

const role = 'nuancan_test'

/** One server for the whole run: the one in TEST_DATABASE_URL, else a private one of our own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL
  // Ordinary tests do not wait for the disk; proofs do, because that is part of what they prove.
  const durability = process.env.PROVE === undefined ? 'lost in a crash' : 'kept'
  const throwaway = external ? undefined : await startThrowawayPostgres(durability)
  const adminUrl = external ?? throwaway?.adminUrl('postgres') ?? ''
  const password = createHmac('sha256', adminUrl).update(role).digest('hex')
  const prefix = `nuancan_test_${randomBytes(5).toString('hex')}_`
  try {
    const template = await ensureTemplate(adminUrl, password)
    project.provide('databaseServer', { adminUrl, template, role, password, prefix })
  } catch (error) {
    await throwaway?.remove()
    throw error
  }
  return async () => {
    if (throwaway) await throwaway.remove()
    else await dropDatabases(adminUrl, prefix)
  }
}

/** Migrated once for each state of the migrations. */
async function ensureTemplate(adminUrl: string, password: string): Promise<string> {
  const template = `nuancan_template_${await hashOfMigrations()}`
  await withAdmin(adminUrl, (admin) => ensureRole(admin, role, password))
  const server = { adminUrl, template: 'template0', role, password }
  await ensureMade(server, template, migrateToLatest)
  return template
}

/**
 * A database to copy from, made by whoever asks first while others wait; renamed when whole, so half a one
 * is never used.
 */
export async function ensureMade(
  from: Pick<TestServer, 'adminUrl' | 'template' | 'role' | 'password'>,
  name: string,
  fill: (url: string) => Promise<unknown>,
): Promise<void> {
  const { adminUrl, template, role: user, password } = from
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const draft = `${name}_draft`
    await admin.query(`drop database if exists ${quoted(draft)} with (force)`)
    await admin.query(
      `create database ${quoted(draft)} owner ${quoted(user)} template ${quoted(template)}`,
    )
    await fill(databaseUrl(adminUrl, draft, { user, password }))
    await admin.query(`alter database ${quoted(draft)} rename to ${quoted(name)}`)
    await admin.query(`alter database ${quoted(name)} with allow_connections false`)
  })
}

export function databaseUrl(
  adminUrl: string,
  database: string,
  login: { user: string; password: string },
): string {
  const url = new URL(adminUrl)
  url.username = login.user
  url.password = login.password
  url.pathname = `/${database}`
  return url.href
}

async function hashOfMigrations(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrationsFolder)).sort()) {
    hash.update(name).update(await readFile(join(migrationsFolder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) {
      await admin.query(`drop database if exists ${quoted(datname)} with (force)`)
    }
  })
}
