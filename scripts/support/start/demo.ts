import type pg from 'pg'
import { withAdmin } from '../postgres/databases.ts'
import type { SignIn } from './announce.ts'

/**
 * Loads the demonstration community into an empty database, and says who can sign in to it.
 * A database that ever held anything else is never touched, and never taken for a demonstration.
 */
export async function demoSignInsOf(
  databaseUrl: string,
  appSecret: string,
  say: (sentence: string) => void,
): Promise<SignIn[]> {
  const { demoSignIns, loadDemo } = await import('../../../db/demo/load-demo.ts')
  const today = await withAdmin(databaseUrl, dayToLoad)
  if (today !== undefined) {
    say('Loading the demonstration community …')
    await loadDemo(databaseUrl, { today, appSecret })
  }
  return (await withAdmin(databaseUrl, isMarked)) ? demoSignIns : []
}

/** Today at the canteen if the database is empty; it is marked before loading, so never half marked. */
async function dayToLoad(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ today: string; empty: boolean }>(`
    select service_day_of(app_now())::text as today,
      not exists (select from canteens) and not exists (select from accounts) as empty`)
  if (!rows[0]?.empty) return undefined
  if (!(await isMarked(client))) {
    await client.query(`select audit_append(0, 'system', 'demo.load', 'city', '{}')`)
  }
  return rows[0].today
}

async function isMarked(client: pg.Client): Promise<boolean> {
  const marks = await client.query(
    `select from audit_entries where chain_id = 0 and action = 'demo.load' limit 1`,
  )
  return marks.rowCount === 1
}
