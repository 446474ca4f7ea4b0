import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const salesChecks: readonly Check[] = [
  [
    'I7 walk-ins: Σ sold and given instead = counter ≤ limit = what the cook decided beyond the booked ones',
    sql`select 'offering ' || o.id || ': limit ' || coalesce(r.portion_limit, 0) || ', decided ' || coalesce(p.extra, 0)
        || ', counter ' || coalesce(r.sold, 0) || ', sold ' || coalesce(w.portions, 0) + coalesce(g.portions, 0) + coalesce(x.portions, 0) as what
      from offerings o left join remainders r on r.offering_id = o.id
      left join (select distinct on (offering_id) offering_id, greatest(extra, 0) as extra from cook_plans order by offering_id, id desc) p
        on p.offering_id = o.id
      left join (select l.offering_id, sum(l.quantity) as portions from bookings b
        join booking_lines l on l.booking_id = b.id and l.revision = b.revision
        where b.channel = 'walk_in' and b.state <> 'cancelled' group by 1) w on w.offering_id = o.id
      left join (select offering_id, sum(portions) as portions from guest_sales where undone_at is null group by 1) g on g.offering_id = o.id
      left join (select given_offering_id, count(*) as portions from exchanges where undone_at is null group by 1) x
        on x.given_offering_id = o.id
      where coalesce(r.sold, 0) <> coalesce(w.portions, 0) + coalesce(g.portions, 0) + coalesce(x.portions, 0)
        or coalesce(r.sold, 0) > coalesce(r.portion_limit, 0)
        or coalesce(r.portion_limit, 0) <> coalesce(p.extra, 0) or r.serving_id <> o.serving_id`,
  ],
  [
    'I7 a walk-in is handed over when it is sold, after its serving closed, or undone',
    sql`select 'booking ' || b.id || ': ' || b.state as what from bookings b join servings s on s.id = b.serving_id
      where b.channel = 'walk_in' and (b.state not in ('collected', 'cancelled') or s.closed_at is null or b.placed_at < s.closed_at)`,
  ],
  [
    'I4 a guest paid in cash what the dish cost, and got it back when the sale was undone',
    sql`select 'guest sale ' || g.id || ': ' || g.price_fen || ', drawer ' || coalesce(m.moved, 0) as what
      from guest_sales g left join lateral (
        select sum(e.amount_fen) as moved from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
        join ledger_accounts a on a.id = e.account_id and a.kind = 'drawer'
        where t.id = g.transaction_id or t.reverses_id = g.transaction_id) m on true
      where coalesce(m.moved, 0) <> case when g.undone_at is null then g.price_fen else 0 end`,
  ],
  [
    'I11 another dish is given for a meal that was handed over, and for what is in it',
    sql`select 'booking ' || x.booking_id as what from exchanges x join bookings b on b.id = x.booking_id
      where x.undone_at is null and (b.state <> 'collected' or not exists (
        select from booking_lines l where l.booking_id = b.id and l.revision = b.revision and l.offering_id = x.ordered_offering_id))`,
  ],
]
