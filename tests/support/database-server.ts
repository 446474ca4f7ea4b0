import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
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

/** Migrated once for each state of the migrations; renamed when whole, so half a one is never used. */
async function ensureTemplate(adminUrl: string, password: string): Promise<string> {
  const template = `nuancan_template_${await hashOfMigrations()}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [template])
    await ensureRole(admin, role, password)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(admin, adminUrl, template, password)
  })
  return template
}

async function createTemplate(
  admin: Client,
  adminUrl: string,
  template: string,
  password: string,
): Promise<void> {
  const draft = `${template}_draft`
  await admin.query(`drop database if exists ${quoted(draft)} with (force)`)
  await admin.query(`create database ${quoted(draft)} owner ${role} template template0`)
  await migrateToLatest(databaseUrl(adminUrl, draft, { user: role, password }))
  await admin.query(`alter database ${quoted(draft)} rename to ${quoted(template)}`)
  await admin.query(`alter database ${quoted(template)} with allow_connections false`)
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
