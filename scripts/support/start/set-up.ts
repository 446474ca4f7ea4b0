import { makeSetUpCode } from '../../../backend/canteens/set-up-code.ts'
import { createSealer } from '../../../backend/kernel/crypto.ts'
import { withAdmin } from '../postgres/databases.ts'

/** The code for the first set-up while there is no account at all; afterwards none. */
export async function setUpCodeOf(databaseUrl: string, appSecret: string): Promise<string | null> {
  const { rows } = await withAdmin(databaseUrl, (client) =>
    client.query<{ empty: boolean; mark: string }>(`
      select not exists (select from accounts) as empty,
        (select min(timestamp) from kysely_migration) as mark`),
  )
  const [found] = rows
  return found?.empty ? makeSetUpCode(createSealer(appSecret), found.mark) : null
}
