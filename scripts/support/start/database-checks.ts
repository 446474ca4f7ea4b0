import pg from 'pg'
import { PlainFailure } from '../plain-failure.ts'

interface Facts {
  version: number
  encoding: string
  checksums: string
  fsync: string
  full_page_writes: string
  synchronous_commit: string
}

const oldestVersion = 15

/**
 * Refuses a database that cannot keep our promises. On our own server every setting that makes a
 * commit final must be on; somebody else's server is their decision, so there we warn.
 */
export async function checkDatabase(
  url: string,
  whose: 'ours' | 'external',
  warn: (sentence: string) => void,
): Promise<void> {
  const facts = await readFacts(url)
  if (facts.version < oldestVersion * 10_000) {
    throw new PlainFailure(
      `DATABASE_URL is a PostgreSQL ${Math.floor(facts.version / 10_000)}, and Nuancan needs ${oldestVersion} or newer: upgrade it, or leave DATABASE_URL out to use the packaged one.`,
    )
  }
  if (facts.encoding !== 'UTF8') {
    throw new PlainFailure(
      `The database in DATABASE_URL is encoded in ${facts.encoding}, which cannot hold Chinese names safely: create it with ENCODING 'UTF8'.`,
    )
  }
  for (const [setting, risk] of Object.entries(promises)) {
    const value = facts[setting as keyof typeof promises]
    if (value !== 'off') continue
    if (whose === 'ours') {
      throw new PlainFailure(
        `PostgreSQL runs with ${setting} off, and then ${risk}: remove that setting from postgresql.auto.conf in the data folder.`,
      )
    }
    warn(`Warning: the database in DATABASE_URL has ${setting} off; ${risk}.`)
  }
}

const promises = {
  fsync: 'a power cut can destroy the data',
  full_page_writes: 'a power cut can destroy the data',
  synchronous_commit: 'a crash can lose bookings that were already confirmed',
  checksums: 'a failing disk goes unnoticed',
}

async function readFacts(url: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(`
      select current_setting('server_version_num')::int as version,
        current_setting('server_encoding') as encoding,
        current_setting('data_checksums') as checksums,
        current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit`)
    if (rows[0]) return rows[0]
    throw new Error('it answered with nothing')
  } catch (error) {
    throw new PlainFailure(whyNoConnection(url, error), { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Never the address as a whole: it holds the password. */
function whyNoConnection(url: string, error: unknown): string {
  const { host, pathname, username } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  const code = (error as { code?: string }).code
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL at ${host} does not let "${username}" in: correct the user or password in DATABASE_URL.`
  }
  if (code === '3D000') {
    return `PostgreSQL at ${host} has no database "${database}": create it (createdb ${database}) or correct DATABASE_URL.`
  }
  const because = (error instanceof Error && error.message) || code || 'unknown'
  return `PostgreSQL at ${host} does not answer (${because}): start it, or correct DATABASE_URL, or leave it out to use the packaged one.`
}
