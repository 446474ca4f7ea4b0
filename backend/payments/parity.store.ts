import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'

export interface AskedPayment {
  readonly paymentId: number
  readonly canteenId: number
  readonly amountFen: Fen
  readonly credited: boolean
}

/** Everything asked for online on one day. */
export const readAskedOn = async (reader: Reader, day: ServiceDay): Promise<AskedPayment[]> => {
  const found = await sql<AskedPayment>`
    select id as "paymentId", canteen_id as "canteenId", amount_fen as "amountFen", credited_tx is not null as credited
    from online_payments
    where asked_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
      and asked_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    order by id`.execute(reader)
  return found.rows
}

/** The last days without a report, the oldest first. */
export const readDaysToReport = async (reader: Reader): Promise<ServiceDay[]> => {
  const found = await sql<{ day: ServiceDay }>`
    select distinct service_day_of(p.asked_at) as day from online_payments p
    where p.asked_at > app_now() - interval '8 days' and service_day_of(p.asked_at) < service_day_of(app_now())
      and not exists (select 1 from parity_reports r where r.canteen_id = p.canteen_id and r.day = service_day_of(p.asked_at))
    order by 1`.execute(reader)
  return found.rows.map(({ day }) => day)
}

export interface ParityReport {
  readonly canteenId: number
  readonly day: ServiceDay
  readonly providerCount: number
  readonly providerFen: number
  readonly ledgerCount: number
  readonly ledgerFen: number
  readonly differing: number
}

export const insertParityReport = async (tx: Tx, report: ParityReport): Promise<void> => {
  await sql`
    insert into parity_reports (canteen_id, day, provider_count, provider_fen, ledger_count, ledger_fen, differing)
    values (${report.canteenId}, ${report.day}, ${report.providerCount}, ${report.providerFen}, ${report.ledgerCount},
      ${report.ledgerFen}, ${report.differing})
    on conflict (canteen_id, day) do nothing`.execute(tx)
}
