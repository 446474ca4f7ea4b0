import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { bookEndpoints } from '../contract/books.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { addDays, addMonths, firstDayOf } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import { obstaclesOf } from './close-month.rules.ts'
import { figuresOf } from './figures.rules.ts'
import type { Figure } from './figures.rules.ts'
import { readMonthFacts, readToday } from './month-close.store.ts'
import { monthToShow } from './statement.rules.ts'

type DayBooks = ReplyOf<typeof bookEndpoints.getDayBooks>
type MonthBooks = ReplyOf<typeof bookEndpoints.getMonthBooks>
type Balances = DayBooks['balances']

const everything = sql`9223372036854775807`

const asFigures = sql`coalesce(jsonb_agg(jsonb_build_object('figure', x.figure, 'amount', x.amount, 'funder',
  case when f.id is not null then jsonb_build_object('zh', f.name, 'en', f.name_en) end) order by x.figure, f.id), '[]'::jsonb)`

/** What the accounts hold, in the order of the list of accounts; all wallets are one line. */
const asBalances = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('account', x.kind, 'amountFen', x.amount, 'funder',
    case when f.id is not null then jsonb_build_object('zh', f.name, 'en', f.name_en) end)
    order by x.kind::account_kind, f.id), '[]'::jsonb)
  from ${rows} left join funders f on f.id = x.funder_id where x.amount <> 0)`

/** One day's money in one query. */
export const dayBooksView = async (
  reader: Reader,
  canteenId: number,
  asked: ServiceDay | undefined,
): Promise<DayBooks> => {
  const today = await readToday(reader)
  const day = asked ?? today
  const after = addDays(day, 1)
  const found = await sql<{ figures: Figure[]; balances: Balances }>`
    select (select ${asFigures} from canteen_figures(${canteenId}, ${day}, ${after}, ${everything}) x
        left join funders f on f.id = x.funder_id) as figures,
      ${asBalances(sql`canteen_balances(${canteenId}, ${after}, ${everything}) x`)} as balances`.execute(
    reader,
  )
  const row = present(found.rows[0], 'a select without from has a row')
  return { day, today, figures: figuresOf(row.figures), balances: row.balances }
}

export const accountsView = async (
  reader: Reader,
  canteenId: number,
  asked: ServiceDay | undefined,
): Promise<ReplyOf<typeof bookEndpoints.getAccounts>> => {
  const day = asked ?? (await readToday(reader))
  const found = await sql<{ balances: Balances }>`
    select ${asBalances(sql`canteen_balances(${canteenId}, ${addDays(day, 1)}, ${everything}) x`)} as balances`.execute(
    reader,
  )
  return { day, balances: present(found.rows[0], 'a select without from has a row').balances }
}

interface MonthRow {
  readonly days: readonly { readonly day: ServiceDay; readonly figures: Figure[] }[]
  readonly total: Figure[]
  readonly balances: Balances
}

/** An open month as the ledger says now; a closed one as it was when it was closed. */
const monthRow = async (reader: Reader, canteenId: number, month: Month): Promise<MonthRow> => {
  const first = firstDayOf(month)
  const after = firstDayOf(addMonths(month, 1))
  const found = await sql<MonthRow>`
    with closed as (
      select totals, (totals->>'through')::bigint as through from month_closes where canteen_id = ${canteenId} and month = ${first}
    ), counted as materialized (
      select x.* from canteen_figures(${canteenId}, ${first}, ${after}, coalesce((select through from closed), ${everything})) x
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'figures', d.figures) order by d.day), '[]'::jsonb) from (
        select x.day, ${asFigures} as figures from counted x left join funders f on f.id = x.funder_id group by x.day) d) as days,
      (select ${asFigures} from (
          select c.figure, c.funder_id, sum(c.amount)::bigint as amount from counted c where not exists (select from closed) group by 1, 2
          union all
          select s->>'figure', (s->>'funderId')::bigint, (s->>'amount')::bigint from closed, jsonb_array_elements(closed.totals->'figures') s) x
        left join funders f on f.id = x.funder_id) as total,
      ${asBalances(sql`(
        select b.* from canteen_balances(${canteenId}, ${after}, ${everything}) b where not exists (select from closed)
        union all
        select s->>'kind', (s->>'funderId')::bigint, (s->>'amount')::bigint from closed, jsonb_array_elements(closed.totals->'balances') s) x`)} as balances`.execute(
    reader,
  )
  return present(found.rows[0], 'a select without from has a row')
}

/** Refuses `month_to_come`. */
export const monthBooksView = async (
  reader: Reader,
  canteenId: number,
  asked: Month | undefined,
): Promise<MonthBooks> => {
  const today = await readToday(reader)
  const month = monthToShow(asked, today)
  const row = await monthRow(reader, canteenId, month)
  const facts = await readMonthFacts(reader, canteenId, month)
  return {
    month,
    today,
    total: figuresOf(row.total),
    balances: row.balances,
    days: row.days.map(({ day, figures }) => ({ day, figures: figuresOf(figures) })),
    closed: facts.closed,
    obstacles: facts.closed === null ? obstaclesOf(facts) : [],
  }
}
