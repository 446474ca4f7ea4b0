import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'

/** What was given for people who are short and is not given on yet. */
export const readFund = async (reader: Reader, canteenId: number): Promise<Fen> => {
  const found = await sql<{ balanceFen: Fen }>`
    select balance_fen as "balanceFen" from ledger_accounts
    where kind = 'donations' and canteen_id = ${canteenId}`.execute(reader)
  return found.rows[0]?.balanceFen ?? fen(0)
}
