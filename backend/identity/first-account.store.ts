import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'

/** Nobody else makes an account until this transaction is over: whoever waited here finds the first one. */
export const lockAccounts = async (tx: Tx): Promise<void> => {
  await sql`lock table accounts in share row exclusive mode`.execute(tx)
}

/** Also of somebody who has left: a community that ever had one is set up. */
export const readAnyAccount = async (reader: Reader): Promise<boolean> => {
  const found = await sql<{ found: boolean }>`
    select exists (select from accounts) as found`.execute(reader)
  return present(found.rows[0], 'always a row').found
}
