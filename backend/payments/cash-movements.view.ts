import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { maskedName } from '../diners/name.rules.ts'
import type { Reader } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'
import { isReversible } from './drawer.rules.ts'

export interface CashMovement {
  readonly transactionId: number
  readonly at: string
  readonly kind: string
  readonly amountFen: Fen
  readonly note: string
  readonly byName: string
  readonly whose: string
  readonly reversesId: number | null
  readonly reversedById: number | null
  readonly reversible: boolean
}

type Row = Omit<CashMovement, 'reversible' | 'at'> & { readonly at: Date }

/** Whose money: the owner of the wallet it touches, or of the meal it pays for. */
const whose = sql`coalesce(
  (select d.name from ledger_entries w join ledger_accounts wa on wa.id = w.account_id and wa.kind = 'wallet'
    join diners d on d.id = wa.diner_id where w.transaction_id = t.id limit 1),
  (select d.name from bookings b join diners d on d.id = b.diner_id where b.id = t.booking_id), '')`

/** Movements of a canteen's drawer or fund, the latest first; into it is positive. */
export const cashMovements = async (
  reader: Reader,
  account: { readonly kind: 'drawer' | 'donations'; readonly canteenId: number },
  which: RawBuilder<boolean>,
  most: number,
): Promise<CashMovement[]> => {
  const found = await sql<Row>`
    select t.id as "transactionId", t.at, t.kind, t.note,
      case when ${account.kind} = 'drawer' then e.amount_fen else -e.amount_fen end as "amountFen",
      coalesce(p.display_name, v.name, t.actor) as "byName", ${whose} as whose,
      t.reverses_id as "reversesId", r.id as "reversedById"
    from ledger_accounts a
    join ledger_entries e on e.account_id = a.id
    join ledger_transactions t on t.id = e.transaction_id
    left join ledger_transactions r on r.reverses_id = t.id
    left join accounts p on t.actor = 'account:' || p.id
    left join devices v on t.actor = 'device:' || v.id
    where a.kind::text = ${account.kind} and a.canteen_id = ${account.canteenId} and ${which}
    order by t.id desc limit ${most}`.execute(reader)
  return found.rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    whose: row.whose === '' ? '' : maskedName(row.whose),
    reversible: isReversible(row.kind) && row.reversedById === null,
  }))
}
