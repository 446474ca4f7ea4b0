import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const handOverChecks: readonly Check[] = [
  [
    'I11 a meal told of late was collected by exactly one of those who told, at its own canteen',
    sql`select 'hand-over ' || h.id as what from hand_overs h join bookings b on b.id = h.booking_id
      where b.canteen_id <> h.canteen_id or (h.outcome in ('collected', 'corrected') and b.state <> 'collected' and h.undone_before = (
        select count(*) from booking_moves m where m.booking_id = b.id and m.move = 'undo'))
      union all
      select 'booking ' || booking_id || ' told of ' || count(*) || ' times' from hand_overs
      where outcome in ('collected', 'corrected') group by booking_id, undone_before having count(*) > 1`,
  ],
  [
    'I11 a meal told of late says of who came what its hand-over says',
    sql`select 'hand-over ' || h.id as what from hand_overs h join audit_entries e
        on e.subject = 'booking:' || h.booking_id and e.detail->>'handOver' = h.id::text and e.action in ('booking.collected', 'booking.corrected')
      where e.detail->>'verified' is distinct from h.verified
        or e.detail->>'collectedBy' is distinct from coalesce(h.collector->>'kind', 'self')`,
  ],
  [
    'I4 a meal that was missed and then collected has its missed money taken back',
    sql`select 'booking ' || b.id as what from bookings b join ledger_transactions t on t.booking_id = b.id and t.kind = 'meal_missed'
      where b.state = 'collected' and not exists (select from ledger_transactions r where r.reverses_id = t.id)`,
  ],
]
