import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type * as z from 'zod/mini'
import type { carriedForHer } from '../contract/tickets.ts'

export type CarriedForHer = z.output<typeof carriedForHer>

/**
 * For a query with a booking as `b`: what she gave at her door for this very meal, as long as nobody has received it
 * at the counter; null where nothing is due in cash. Who is asked twice for one meal may not come again.
 */
export const carriedOf: RawBuilder<CarriedForHer> = sql`
  case when b.payment = 'counter' and b.state = 'placed' then
    (select jsonb_build_object('amountFen', sum(n.amount_fen), 'by', string_agg(distinct c.carrier_name, '、'))
     from cash_notes n join carried_cash c on c.id = n.carried_id join round_orders o on o.order_key = n.for_order
     where n.diner_id = b.diner_id and o.booking_id = b.id and n.taken_back_at is null and c.received_at is null
     having count(*) > 0) end`
