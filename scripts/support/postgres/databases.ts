import pg from 'pg'
import { passwordOfRole } from './cluster.ts'
import type { PostgresServer } from './server.ts'

/** The application's role: owns its database and nothing else, and is no superuser. */
export const applicationRole = 'nuancan'
export const applicationDatabase = 'nuancan'

/** The application's own database on an embedded server, created the first time; returns its address. */
export async function ensureApplicationDatabase(server: PostgresServer): Promise<string> {
  const password = passwordOfRole(server.password, applicationRole)
  await withAdmin(server.adminUrl('postgres'), async (admin) => {
    await ensureRole(admin, applicationRole, password)
    await ensureDatabase(admin, applicationDatabase, applicationRole)
  })
  return `postgres://${applicationRole}:${password}@127.0.0.1:${server.port}/${applicationDatabase}`
}

export async function withAdmin<T>(
  url: string,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: url, application_name: 'nuancan set-up' })
  admin.on('error', () => undefined)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

export async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await admin.query(`${verb} role ${quoted(role)} login password ${admin.escapeLiteral(password)}`)
}

export async function ensureDatabase(admin: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) await admin.query(`create database ${quoted(name)} owner ${quoted(owner)}`)
}

export function quoted(identifier: string): string {
  return pg.escapeIdentifier(identifier)
}
