import { sql } from 'kysely'
import type { Bilingual } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import type { AccountKind } from '../vocabulary/books.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { ledgerWhere, named, whoDid, whoWorks } from './ledger-search.view.ts'
import type { LedgerQuery, Names } from './ledger-search.view.ts'

export interface ExportedEntry {
  readonly transactionId: number
  readonly day: string
  readonly time: string
  readonly kind: string
  readonly who: string
  readonly whoWorks: boolean
  readonly bookingId: number | null
  readonly account: AccountKind
  readonly funder: Bilingual | null
  readonly dinerName: string | null
  readonly amountFen: Fen
  readonly note: string
  readonly reversesId: number | null
}

/** How much an export would hold, and where it ends: what is posted meanwhile is not in it. */
export const countExport = async (
  reader: Reader,
  canteenId: number,
  query: LedgerQuery,
): Promise<{ entries: number; through: number }> => {
  const found = await sql<{ entries: number; through: number }>`
    select count(*) as entries, coalesce(max(t.id), 0) as through
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where ${ledgerWhere(canteenId, query)}`.execute(reader)
  return present(found.rows[0], 'a count has a row')
}

/** The ledger only grows, so pages by id make one whole, however long the reader takes. */
const transactionsAtOnce = 1_000

export async function* exportedEntries(
  reader: Reader,
  canteenId: number,
  query: LedgerQuery,
  { names, through }: { readonly names: Names; readonly through: number },
): AsyncGenerator<ExportedEntry[]> {
  let after = 0
  while (after < through) {
    const found = await sql<ExportedEntry>`
      with page as (
        select t.id from ledger_transactions t where ${ledgerWhere(canteenId, query)} and t.id > ${after} and t.id <= ${through}
        order by t.id limit ${transactionsAtOnce})
      select t.id as "transactionId", to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
        to_char(t.at at time zone 'Asia/Shanghai', 'HH24:MI') as time, t.kind, ${whoDid} as who, ${whoWorks} as "whoWorks", t.booking_id as "bookingId",
        a.kind as account, case when f.id is not null then jsonb_build_object('zh', f.name, 'en', f.name_en) end as funder,
        d.name as "dinerName", e.amount_fen as "amountFen", t.note, t.reverses_id as "reversesId"
      from page join ledger_transactions t on t.id = page.id join ledger_entries e on e.transaction_id = t.id
      join ledger_accounts a on a.id = e.account_id
      left join funders f on f.id = a.funder_id left join diners d on d.id = a.diner_id
      order by t.id, e.line_no`.execute(reader)
    const last = found.rows.at(-1)
    if (last === undefined) return
    after = last.transactionId
    yield found.rows.map((row) => named(row, names))
  }
}
