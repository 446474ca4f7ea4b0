import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'

interface Movement {
  readonly transactionId: number
  readonly at: string
  readonly kind: string
  readonly amountFen: Fen
  readonly note: string
}

interface AccountView {
  readonly balanceFen: Fen
  readonly todayFen: Fen
  readonly movements: readonly Movement[]
}

/** A counted account with its last movements; money in is positive for wallet and drawer alike. */
const accountView = async (
  reader: Reader,
  account: ReturnType<typeof sql>,
  sign: 1 | -1,
): Promise<AccountView> => {
  const found = await sql<AccountView>`
    with account as (select a.id, a.balance_fen from ledger_accounts a where ${account})
    select coalesce((select balance_fen from account), 0) as "balanceFen",
      coalesce((
        select sum(e.amount_fen * ${sign}::int) from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
        where e.account_id = (select id from account) and service_day_of(t.at) = service_day_of(app_now())
      ), 0)::bigint as "todayFen",
      coalesce((
        select jsonb_agg(m order by m."transactionId" desc) from (
          select t.id as "transactionId", t.at, t.kind, e.amount_fen * ${sign}::int as "amountFen", t.note
          from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
          where e.account_id = (select id from account) order by t.id desc limit 30) m
      ), '[]'::jsonb) as movements`.execute(reader)
  return found.rows[0] ?? { balanceFen: 0 as Fen, todayFen: 0 as Fen, movements: [] }
}

export const walletView = (reader: Reader, dinerId: number): Promise<AccountView> =>
  accountView(reader, sql`a.kind = 'wallet' and a.diner_id = ${dinerId}`, -1)

export const drawerView = (reader: Reader, canteenId: number): Promise<AccountView> =>
  accountView(reader, sql`a.kind = 'drawer' and a.canteen_id = ${canteenId}`, 1)
