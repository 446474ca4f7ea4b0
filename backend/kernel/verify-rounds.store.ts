import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const roundChecks: readonly Check[] = [
  [
    'I8 an order of a round is the booking of its own',
    sql`select 'round order of booking ' || b.id as what from round_orders r join bookings b on b.id = r.booking_id
      where b.channel <> 'round' or b.placed_by <> r.taken_by or b.taken_at is distinct from r.taken_at
      union all
      select 'booking ' || b.id || ' came from no order' from bookings b
      where b.taken_at is not null and not exists (select from round_orders r where r.booking_id = b.id)`,
  ],
  [
    'I4 carried cash = Σ its notes, counted = noted + difference, and no wallet has any of it before it is received',
    sql`select 'carried cash ' || c.id || ': ' || c.noted_fen || ', notes ' || coalesce(n.sum, 0) as what
      from carried_cash c left join (
        select carried_id, sum(amount_fen) filter (where taken_back_at is null) as sum, count(transaction_id) as credited,
          count(*) filter (where taken_back_at is null) as live from cash_notes group by 1) n on n.carried_id = c.id
      where c.noted_fen <> coalesce(n.sum, 0)
        or coalesce(n.credited, 0) <> case when c.received_at is null then 0 else coalesce(n.live, 0) end
        or (c.difference_tx is null) <> (coalesce(c.difference_fen, 0) = 0)`,
  ],
  [
    'I4 a note of carried cash is in her wallet as it was noted, and what was counted is in the drawer',
    sql`select 'note ' || n.note_key as what from cash_notes n join carried_cash c on c.id = n.carried_id
      join ledger_transactions t on t.id = n.transaction_id
      where t.kind <> 'carried_top_up' or t.canteen_id <> c.canteen_id or not exists (
        select from ledger_entries e join ledger_accounts a on a.id = e.account_id
        where e.transaction_id = t.id and a.kind = 'wallet' and a.diner_id = n.diner_id and e.amount_fen = -n.amount_fen)
      union all
      select 'carried cash ' || c.id || ': counted ' || c.counted_fen || ', drawer ' || coalesce(m.moved, 0) from carried_cash c
      left join lateral (
        select sum(e.amount_fen) as moved from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.kind = 'drawer'
        where e.transaction_id = c.difference_tx
          or e.transaction_id in (select n.transaction_id from cash_notes n where n.carried_id = c.id)) m on true
      where c.received_at is not null and c.counted_fen <> coalesce(m.moved, 0)
      union all
      select 'transaction ' || t.id || ' came from no note' from ledger_transactions t
      where t.kind = 'carried_top_up' and not exists (select from cash_notes n where n.transaction_id = t.id)`,
  ],
]
