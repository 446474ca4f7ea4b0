import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const waitingChecks: readonly Check[] = [
  [
    'I1 waiting counters = people waiting, kept ≤ waiting, nobody waits and nothing is kept once closed',
    sql`select 'offering ' || o.id || ': waiting ' || o.waiting || ', people ' || coalesce(q.people, 0) || ', kept ' || o.kept as what
      from offerings o join servings s on s.id = o.serving_id left join (
        select l.offering_id, count(*) as people from waits w join wait_lines l on l.wait_id = w.id
        where w.state = 'waiting' group by 1) q on q.offering_id = o.id
      where o.waiting <> coalesce(q.people, 0) or o.kept > o.waiting or (s.closed_at is not null and o.waiting > 0)
      union all
      select 'serving ' || y.serving_id || ' ' || y.way || ': waiting ' || y.waiting || ', people ' || coalesce(q.people, 0) || ', kept ' || y.kept
      from serving_ways y left join (select serving_id, way, count(*) as people from waits where state = 'waiting' group by 1, 2) q
        on q.serving_id = y.serving_id and q.way = y.way
      where y.waiting <> coalesce(q.people, 0) or y.kept > y.waiting`,
  ],
  [
    'I1 a place in the queue is held by its own booking',
    sql`select 'wait ' || w.id as what from waits w join bookings b on b.id = w.booking_id
      where b.diner_id <> w.diner_id or b.serving_id <> w.serving_id`,
  ],
  [
    'I1 a place in the queue is for dishes of its serving, at that canteen',
    sql`select 'wait ' || w.id as what from waits w join servings s on s.id = w.serving_id
      where s.canteen_id <> w.canteen_id or not exists (select from wait_lines l where l.wait_id = w.id)
        or exists (select from wait_lines l join offerings o on o.id = l.offering_id where l.wait_id = w.id and o.serving_id <> w.serving_id)`,
  ],
  [
    'I1 what is kept for an answer is kept for somebody who is asked, and who was booked from the queue has her meal',
    sql`select 'booking ' || b.id || ' kept for nobody' as what from bookings b
      where b.state = 'held' and b.placed_by = 'job:waiting-list'
        and not exists (select from waits w where w.booking_id = b.id and w.state = 'offered')
      union all
      select 'wait ' || w.id || ' booked, booking ' || b.state from waits w join bookings b on b.id = w.booking_id
      where w.state = 'booked' and b.state = 'held'`,
  ],
  [
    'I9 whoever waits asked for it once, on the record',
    sql`select 'wait ' || w.id as what from waits w
      left join (select subject, count(*) as entries from audit_entries where action = 'waiting.joined' group by subject) a
        on a.subject = 'wait:' || w.id
      where coalesce(a.entries, 0) <> 1`,
  ],
]
