import { sql } from 'kysely'
import { paymentsPerPage } from '../contract/online-payments.ts'
import type { onlinePaymentEndpoints } from '../contract/online-payments.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { OnlineState } from './online-payment.rules.ts'

export interface PaymentView {
  readonly paymentId: number
  readonly state: OnlineState
  readonly amountFen: Fen
}

/** One payment of this diner. Refuses `payment_unknown`, also for somebody else's. */
export const paymentView = async (
  reader: Reader,
  dinerId: number,
  paymentId: number,
): Promise<PaymentView> => {
  const found = await sql<PaymentView>`
    select id as "paymentId", state, amount_fen as "amountFen" from online_payments
    where id = ${paymentId} and diner_id = ${dinerId}`.execute(reader)
  if (!found.rows[0]) throw new Refusal('payment_unknown')
  return found.rows[0]
}

type Listed = ReplyOf<typeof onlinePaymentEndpoints.listOnlinePayments>

export const onlinePaymentsView = async (
  reader: Reader,
  canteenId: number,
  {
    before,
    dinerId,
  }: { readonly before?: number | undefined; readonly dinerId?: number | undefined },
): Promise<Listed> => {
  const found = await sql<Listed['payments'][number]>`
    select p.id as "paymentId", p.state, p.amount_fen as "amountFen", p.diner_id as "dinerId", d.name, p.purpose, p.method,
      p.payment_ref as "paymentRef", to_json(p.asked_at) as "askedAt", to_json(p.ended_at) as "endedAt",
      case when p.state = 'paid' and p.ended_at > app_now() - interval '90 days' then p.amount_fen - p.refunded_fen else 0 end as "refundableFen",
      coalesce((select jsonb_agg(jsonb_build_object('refundId', r.id, 'amountFen', r.amount_fen, 'state', r.state, 'reason', r.reason,
          'askedByName', r.asked_by_name, 'askedAt', r.asked_at) order by r.id)
        from refunds r where r.payment_id = p.id), '[]'::jsonb) as refunds
    from online_payments p join diners d on d.id = p.diner_id
    where p.canteen_id = ${canteenId} and p.id < ${before ?? Number.MAX_SAFE_INTEGER}
      and (${dinerId ?? null}::bigint is null or p.diner_id = ${dinerId ?? null}::bigint)
    order by p.id desc limit ${paymentsPerPage}`.execute(reader)
  return { payments: found.rows }
}

type Cases = ReplyOf<typeof onlinePaymentEndpoints.listMoneyCases>
const mostCases = 200

export const moneyCasesView = async (reader: Reader, canteenId: number): Promise<Cases> => {
  const found = await sql<Cases['cases'][number]>`
    select c.id as "caseId", c.kind, c.subject, c.detail, to_json(c.found_at) as "foundAt", to_json(c.closed_at) as "closedAt",
      c.closed_by_name as "closedByName", c.note,
      case when p.id is not null then jsonb_build_object('paymentId', p.id, 'name', d.name, 'amountFen', p.amount_fen,
        'askedAt', p.asked_at, 'paymentRef', p.payment_ref) end as payment
    from money_cases c
    left join online_payments p on p.canteen_id = c.canteen_id
      and p.id::text = coalesce(c.detail ->> 'paymentId', case when c.subject like 'payment:%' then split_part(c.subject, ':', 2) end)
    left join diners d on d.id = p.diner_id
    where c.canteen_id = ${canteenId} or c.canteen_id is null
    order by c.closed_at is not null, c.id desc limit ${mostCases}`.execute(reader)
  return { cases: found.rows }
}

type Reports = ReplyOf<typeof onlinePaymentEndpoints.listParityReports>
const mostReports = 62

export const parityReportsView = async (reader: Reader, canteenId: number): Promise<Reports> => {
  const found = await sql<Reports['reports'][number]>`
    select day, provider_count as "providerCount", provider_fen as "providerFen", ledger_count as "ledgerCount",
      ledger_fen as "ledgerFen", differing
    from parity_reports where canteen_id = ${canteenId} order by day desc limit ${mostReports}`.execute(
    reader,
  )
  return { reports: found.rows }
}
