import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'

export interface LowBalance {
  readonly dinerId: number
  readonly canteenId: number
  readonly balanceFen: Fen
}

/** Wallets back on or above the line: the next drop is news again. */
export const forgetRisenBalances = async (tx: Tx): Promise<void> => {
  await sql`
    delete from low_balances l using ledger_accounts a, diners d, canteens c
    where d.id = l.diner_id and c.id = d.home_canteen_id and a.kind = 'wallet' and a.diner_id = l.diner_id
      and a.balance_fen >= c.low_balance_fen`.execute(tx)
}

/**
 * Takes note of wallets that fell below the line and returns those nobody was told of: whoever inserts the row tells.
 * Without anybody she lets pay, nothing is noted, so that somebody she lets pay later hears as well.
 */
export const noteLowBalances = async (tx: Tx): Promise<LowBalance[]> => {
  const found = await sql<LowBalance>`
    with low as (
      select d.id as diner_id, d.home_canteen_id as canteen_id, a.balance_fen
      from ledger_accounts a join diners d on d.id = a.diner_id join canteens c on c.id = d.home_canteen_id
      where a.kind = 'wallet' and a.balance_fen < c.low_balance_fen
        and d.died_on is null and coalesce(d.left_on > service_day_of(app_now()), true)
        and exists (select from role_grants g join accounts ac on ac.id = g.account_id
          where g.diner_id = d.id and g.role = 'family' and 'pay' = any (g.permissions) and g.ended_at is null
            and ac.ended_at is null)
    ), noted as (
      insert into low_balances (diner_id) select diner_id from low on conflict do nothing returning diner_id
    )
    select l.diner_id as "dinerId", l.canteen_id as "canteenId", l.balance_fen as "balanceFen"
    from noted join low l using (diner_id) order by 1`.execute(tx)
  return found.rows
}
