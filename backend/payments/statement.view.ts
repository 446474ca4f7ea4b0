import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { statementEndpoints } from '../contract/statements.ts'
import type { Reader } from '../kernel/database.ts'
import { addMonths, firstDayOf, serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { monthsBeside, monthToShow, walletMoveOf } from './statement.rules.ts'

type Statement = ReplyOf<typeof statementEndpoints.getStatement>

interface Head {
  readonly today: ServiceDay
  readonly name: string
  readonly canteen: Bilingual
  readonly phone: string
  readonly accountId: number | null
  readonly balanceFen: Fen
  readonly firstDay: ServiceDay | null
}

interface Row {
  readonly transactionId: number
  readonly at: Date
  readonly kind: string
  readonly amountFen: Fen
  readonly balanceFen: Fen
  /** Who took it at her door. */
  readonly by: string | null
  readonly meal: { readonly day: ServiceDay; readonly meal: Meal; readonly dish: Bilingual } | null
}

const headOf = async (reader: Reader, dinerId: number): Promise<Head> => {
  const found = await sql<Head>`
    select service_day_of(app_now()) as today, d.name, jsonb_build_object('zh', c.name, 'en', c.name_en) as canteen, c.phone,
      a.id as "accountId", coalesce(a.balance_fen, 0) as "balanceFen",
      (select service_day_of(min(t.at)) from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
       where e.account_id = a.id) as "firstDay"
    from diners d join canteens c on c.id = d.home_canteen_id
    left join ledger_accounts a on a.kind = 'wallet' and a.diner_id = d.id
    where d.id = ${dinerId}`.execute(reader)
  if (!found.rows[0]) throw new Refusal('diner_unknown')
  return found.rows[0]
}

/** Movements up to the end of the month, so that the balance after each is a running sum; only the month's are kept. */
const rowsOf = async (reader: Reader, accountId: number, month: Month): Promise<Row[]> => {
  const found = await sql<Row>`
    with moves as (
      select t.id, t.at, t.kind, t.booking_id, -sum(e.amount_fen) as amount
      from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
      where e.account_id = ${accountId}
        and t.at < ${firstDayOf(addMonths(month, 1))}::timestamp at time zone 'Asia/Shanghai'
      group by t.id
    ), running as (
      select m.*, sum(m.amount) over (order by m.at, m.id) as balance from moves m
    )
    select r.id as "transactionId", r.at, r.kind, r.amount::bigint as "amountFen", r.balance::bigint as "balanceFen",
      (select c.carrier_name from cash_notes n join carried_cash c on c.id = n.carried_id where n.transaction_id = r.id) as by,
      (select jsonb_build_object('day', s.day, 'meal', s.meal, 'dish', jsonb_build_object(
          'zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)))
       from bookings b join servings s on s.id = b.serving_id
       join booking_lines l on l.booking_id = b.id and l.revision = b.revision
       join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
       where b.id = r.booking_id order by l.line_no limit 1) as meal
    from running r
    where r.at >= ${firstDayOf(month)}::timestamp at time zone 'Asia/Shanghai'
    order by r.at, r.id`.execute(reader)
  return found.rows
}

/** What was in the wallet when the month began: all that moved before it. */
const openingOf = async (reader: Reader, accountId: number, month: Month): Promise<Fen> => {
  const found = await sql<{ fen: Fen }>`
    select coalesce(-sum(e.amount_fen), 0)::bigint as fen
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
    where e.account_id = ${accountId}
      and t.at < ${firstDayOf(month)}::timestamp at time zone 'Asia/Shanghai'`.execute(reader)
  return present(found.rows[0], 'a sum has a row').fen
}

/** A month of a wallet, read at one moment. Refuses `diner_unknown`, `month_to_come`. */
export const statementView = async (
  reader: Reader,
  dinerId: number,
  asked: Month | undefined,
): Promise<Statement> => {
  const head = await headOf(reader, dinerId)
  const { accountId, today, balanceFen } = head
  const month = monthToShow(asked, today)
  const openingFen = accountId === null ? noFen : await openingOf(reader, accountId, month)
  const rows = accountId === null ? [] : await rowsOf(reader, accountId, month)
  return {
    month,
    today,
    diner: { dinerId, name: head.name },
    canteen: { name: head.canteen, phone: head.phone },
    balanceFen,
    openingFen,
    closingFen: rows.at(-1)?.balanceFen ?? openingFen,
    movements: rows.map(({ transactionId, at, kind, amountFen, meal, by, ...row }) => ({
      transactionId,
      day: serviceDayAt(at),
      time: timeOfDayAt(at),
      what: walletMoveOf(kind, amountFen),
      by,
      meal,
      amountFen,
      balanceFen: row.balanceFen,
    })),
    ...monthsBeside(month, today, head.firstDay),
  }
}
