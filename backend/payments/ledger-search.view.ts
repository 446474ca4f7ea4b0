import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { bookEndpoints } from '../contract/books.ts'
import type { QueryOf, ReplyOf } from '../contract/endpoint.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import type { AccountKind } from '../vocabulary/books.ts'
import { addDays } from '../vocabulary/calendar.ts'
import { maskedName } from '../vocabulary/masked-name.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export type LedgerQuery = QueryOf<typeof bookEndpoints.exportLedger>
type Found = ReplyOf<typeof bookEndpoints.searchLedger>
type Whole = ReplyOf<typeof bookEndpoints.getLedgerTransaction>

/** Whether names are written out for the reader: the canteen knows its people, whoever looks on does not. */
export type Names = 'whole' | 'masked'

const pageSize = 50

/** `%` and `_` in what was typed mean themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** What a transaction moved: the sum of its debits. Asked for only where somebody wants to know. */
const movedFen = sql`(select coalesce(sum(e.amount_fen) filter (where e.amount_fen > 0), 0)::bigint
  from ledger_entries e where e.transaction_id = t.id)`

const matches = (query: LedgerQuery): RawBuilder<unknown>[] => [
  ...(query.from ? [sql`t.at >= ${query.from}::timestamp at time zone 'Asia/Shanghai'`] : []),
  ...(query.to
    ? [sql`t.at < ${addDays(query.to, 1)}::timestamp at time zone 'Asia/Shanghai'`]
    : []),
  ...(query.kind ? [sql`t.kind = ${query.kind}`] : []),
  ...(query.booking ? [sql`t.booking_id = ${query.booking}`] : []),
  ...(query.text ? [sql`t.note ilike ${containing(query.text)}`] : []),
  ...(query.diner
    ? [
        sql`(exists (select from bookings b where b.id = t.booking_id and b.diner_id = ${query.diner})
          or exists (select from ledger_entries e join ledger_accounts a on a.id = e.account_id
            where e.transaction_id = t.id and a.diner_id = ${query.diner}))`,
      ]
    : []),
  ...(query.account
    ? [
        sql`exists (select from ledger_entries e join ledger_accounts a on a.id = e.account_id
          where e.transaction_id = t.id and a.kind = ${query.account}::account_kind)`,
      ]
    : []),
  ...(query.leastFen === undefined ? [] : [sql`${movedFen} >= ${query.leastFen}`]),
  ...(query.mostFen === undefined ? [] : [sql`${movedFen} <= ${query.mostFen}`]),
]

/** The canteen comes first and always: nothing a query says can leave its ledger. */
export const ledgerWhere = (canteenId: number, query: LedgerQuery): RawBuilder<unknown> =>
  sql.join([sql`t.canteen_id = ${canteenId}`, ...matches(query)], sql` and `)

/** Whether that was somebody at work: an elder or her daughter who booked herself is a name to be masked too. */
export const whoWorks = sql`not exists (select from accounts ac where t.actor = 'account:' || ac.id and not exists (
  select from role_grants g where g.account_id = ac.id and g.role not in ('diner', 'family')))`

/** Who did it, as a colleague would say; a job is nobody. */
export const whoDid = sql`coalesce(
  (select ac.display_name from accounts ac where t.actor = 'account:' || ac.id),
  (select dv.name from devices dv where t.actor = 'device:' || dv.id), '')`

const transactionColumns = sql`
  t.id as "transactionId", to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.kind, t.booking_id as "bookingId",
  coalesce(
    (select d.name from bookings b join diners d on d.id = b.diner_id where b.id = t.booking_id),
    (select d.name from ledger_entries e join ledger_accounts a on a.id = e.account_id join diners d on d.id = a.diner_id
     where e.transaction_id = t.id order by e.line_no limit 1)) as "dinerName",
  ${whoDid} as who, ${whoWorks} as "whoWorks", t.note, ${movedFen} as "amountFen", t.reverses_id as "reversesId",
  (select r.id from ledger_transactions r where r.reverses_id = t.id) as "reversedById"`

type TransactionRow = Found['transactions'][number] & { readonly whoWorks: boolean }

interface Named {
  readonly who: string
  readonly whoWorks: boolean
  readonly dinerName: string | null
}

/** The names as this reader may see them. */
export const named = <Row extends Named>(row: Row, names: Names): Row => ({
  ...row,
  who: names === 'whole' || row.whoWorks ? row.who : maskedName(row.who),
  dinerName: shownName(row.dinerName, names),
})

const shownName = (name: string | null, names: Names): string | null =>
  name === null || names === 'whole' ? name : maskedName(name)

export const ledgerView = async (
  reader: Reader,
  canteenId: number,
  { before, ...query }: QueryOf<typeof bookEndpoints.searchLedger>,
  names: Names,
): Promise<Found> => {
  const older = before === undefined ? sql`` : sql` and t.id < ${before}`
  const found = await sql<TransactionRow>`
    select ${transactionColumns} from ledger_transactions t
    where ${ledgerWhere(canteenId, query)}${older}
    order by t.id desc limit ${pageSize + 1}`.execute(reader)
  return {
    transactions: found.rows.slice(0, pageSize).map((row) => named(row, names)),
    more: found.rows.length > pageSize,
  }
}

interface EntryRow {
  readonly account: AccountKind
  readonly funder: Bilingual | null
  readonly dinerName: string | null
  readonly amountFen: Fen
}

/** Refuses `not_found`: also for a transaction of another canteen. */
export const transactionView = async (
  reader: Reader,
  canteenId: number,
  transactionId: number,
  names: Names,
): Promise<Whole> => {
  const found = await sql<TransactionRow>`
    select ${transactionColumns} from ledger_transactions t
    where t.id = ${transactionId} and t.canteen_id = ${canteenId}`.execute(reader)
  const transaction = found.rows[0]
  if (!transaction) throw new Refusal('not_found')
  const entries = await sql<EntryRow>`
    select a.kind as account, case when f.id is not null then jsonb_build_object('zh', f.name, 'en', f.name_en) end as funder,
      d.name as "dinerName", e.amount_fen as "amountFen"
    from ledger_entries e join ledger_accounts a on a.id = e.account_id
    left join funders f on f.id = a.funder_id left join diners d on d.id = a.diner_id
    where e.transaction_id = ${transactionId} order by e.line_no`.execute(reader)
  return {
    transaction: named(transaction, names),
    entries: entries.rows.map((row) => ({ ...row, dinerName: shownName(row.dinerName, names) })),
  }
}
