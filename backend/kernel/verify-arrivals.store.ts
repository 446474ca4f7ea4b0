import { sql } from 'kysely'
import type { Check } from './verify-check.ts'

export const arrivalChecks: readonly Check[] = [
  [
    'turns of a meal follow each other without a gap, from when it begins until it ends',
    sql`select 'serving ' || s.id || ': turns from ' || w.first || ' to ' || w.last as what from servings s
      join (select serving_id, min(window_from) as first, max(window_to) as last, sum(window_to - window_from) as open,
          bool_or(window_from < before) as twice
        from (select t.*, lag(window_to) over (partition by serving_id order by window_from, window_to) as before from serving_windows t) t
        group by serving_id) w on w.serving_id = s.id
      where w.twice or (w.first, w.last, w.open) is distinct from (s.window_from, s.window_to, s.window_to - s.window_from)`,
  ],
  [
    'where people come in turns, whoever booked has one',
    sql`select 'booking ' || b.id as what from bookings b
      where b.arrive_from is null and b.channel <> 'walk_in' and exists (select from serving_windows w where w.serving_id = b.serving_id)`,
  ],
]
