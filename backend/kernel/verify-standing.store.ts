import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const standingChecks: readonly Check[] = [
  [
    'I11 a standing order’s outcome has its booking, hers, at that serving, and none stands in a pause she asked for in time',
    sql`select 'order ' || r.order_id || ' at serving ' || r.serving_id as what
      from standing_outcomes r join standing_orders o on o.id = r.order_id left join bookings b on b.id = r.booking_id
      where r.result = 'booked' and (b.diner_id, b.serving_id, b.channel) is distinct from (o.diner_id, r.serving_id, 'standing'::booking_channel)
      union all
      select 'booking ' || b.id || ' of no standing order' from bookings b
      where b.channel = 'standing' and not exists (select from standing_orders o where o.diner_id = b.diner_id)
      union all
      select 'booking ' || b.id || ' made in a pause' from bookings b join servings s on s.id = b.serving_id
      join standing_holds h on h.diner_id = b.diner_id and h.ended_at is null and h.valid_from <= s.day and (h.valid_to is null or s.day < h.valid_to)
      where b.channel = 'standing' and b.state <> 'cancelled' and b.placed_at > h.changed_at`,
  ],
  [
    'I11 each live meal of a standing order is its outcome, at the order’s canteen',
    sql`select 'booking ' || b.id as what from bookings b
      where b.channel = 'standing' and b.state <> 'cancelled' and not exists (
        select from standing_outcomes r join standing_orders o on o.id = r.order_id
        where r.booking_id = b.id and o.canteen_id = b.canteen_id)`,
  ],
  [
    'I1 two standing orders of a diner never want the same meal of a day',
    sql`select 'orders ' || o.id || ' and ' || p.id as what from standing_orders o join standing_orders p
        on p.diner_id = o.diner_id and p.id > o.id and p.meal = o.meal and p.weekdays && o.weekdays
        and daterange(p.valid_from, p.valid_to) && daterange(o.valid_from, o.valid_to)
      where o.ended_at is null and p.ended_at is null`,
  ],
  [
    'I11 only meals that an order booked are taken back because of it, by a pause of the same diner',
    sql`select 'withdrawal ' || w.id || ' of booking ' || w.booking_id as what from standing_withdrawals w
      join standing_orders o on o.id = w.order_id join bookings b on b.id = w.booking_id
      left join standing_holds h on h.id = w.hold_id
      where b.diner_id <> o.diner_id or b.channel <> 'standing' or h.diner_id <> o.diner_id`,
  ],
]
