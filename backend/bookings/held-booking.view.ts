import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Usage } from '../subsidies/limit.rules.ts'
import type { BudgetSpend } from '../subsidies/quote.rules.ts'
import type { TakenVoucher } from '../subsidies/voucher.rules.ts'
import type { PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { TimeWindow } from '../vocabulary/window.ts'

/** What a diner has booked at a serving already: choosing again there means changing it. */
export interface HeldBooking {
  readonly bookingId: number
  readonly way: Way
  readonly arrival: TimeWindow | null
  readonly payment: PaymentWay
  readonly portions: number
  readonly ownFen: Fen
  readonly lines: readonly { readonly offeringId: number; readonly quantity: number }[]
  readonly usages: readonly Usage[]
  readonly budgets: readonly BudgetSpend[]
  readonly vouchers: readonly TakenVoucher[]
}

export const readHeldBooking = async (
  reader: Reader,
  servingId: number,
  dinerId: number,
): Promise<HeldBooking | null> => {
  const found = await sql<HeldBooking>`
    select b.id as "bookingId", b.way,
      case when b.arrive_from is not null then jsonb_build_object('from', to_char(b.arrive_from, 'HH24:MI'), 'to', to_char(b.arrive_to, 'HH24:MI')) end as arrival,
      b.payment, b.portions, b.own_fen as "ownFen",
      (select jsonb_agg(jsonb_build_object('offeringId', l.offering_id, 'quantity', l.quantity))
       from booking_lines l where l.booking_id = b.id and l.revision = b.revision) as lines,
      coalesce((select jsonb_agg(jsonb_build_object('limitKey', u.limit_key, 'periodStart', u.period_start, 'amount', u.amount, 'cap', 0))
       from booking_usages u where u.booking_id = b.id), '[]'::jsonb) as usages,
      coalesce((select jsonb_agg(jsonb_build_object('voucherId', v.id, 'serial', v.serial, 'backWhenMissed', x.back_when_missed))
       from booking_vouchers x join vouchers v on v.id = x.voucher_id where x.booking_id = b.id), '[]'::jsonb) as vouchers,
      coalesce((select jsonb_agg(jsonb_build_object('budgetId', x.budget_id, 'amountFen', x.amount_fen))
       from booking_budgets x where x.booking_id = b.id), '[]'::jsonb) as budgets
    from bookings b
    where b.serving_id = ${servingId} and b.diner_id = ${dinerId} and b.state = 'placed'`.execute(
    reader,
  )
  return found.rows[0] ?? null
}
