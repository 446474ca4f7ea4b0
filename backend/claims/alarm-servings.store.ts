import { sql } from 'kysely'
import type { AlarmQuery } from './alarm-query.store.ts'

/** The servings of the claim with everything that was handed out at them, also to people this funder does not help. */
const handedOut = sql`handed as (
  select s.id, s.day, s.meal, s.closed_at, sum(b.portions) as portions,
    coalesce(sum(b.portions) filter (where b.way = 'dine_in'), 0) as seated
  from (select distinct serving_id from claim_meals) m join servings s on s.id = m.serving_id
  join bookings b on b.serving_id = s.id and b.state in ('collected', 'delivered')
  group by s.id)`

const behind = sql`(select array_agg(m.booking_id order by m.handed_at) from claim_meals m where m.serving_id = h.id)`

export const closedDay: AlarmQuery = (scope) => sql`
  select m.day::text as key, jsonb_build_object('day', m.day, 'why', c.reason, 'meals', count(*)) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m join closed_days c on c.canteen_id = ${scope.canteenId} and c.day = m.day group by m.day, c.reason`

export const aboveSeats: AlarmQuery = () => sql`
  with ${handedOut}
  select h.id::text as key,
    jsonb_build_object('day', h.day, 'meal', h.meal, 'portions', h.seated, 'seats', coalesce(w.capacity, 0)) as evidence,
    ${behind} as "bookingIds"
  from handed h left join serving_ways w on w.serving_id = h.id and w.way = 'dine_in'
  where h.seated > coalesce(w.capacity, 0)`

/** Cooked: what was frozen at cut-off, what came late, and what the cook made for whoever had not booked. */
export const aboveCooked: AlarmQuery = () => sql`
  with ${handedOut}, cooked as (
    select h.id, coalesce((select sum(f.portions) from frozen_counts f where f.serving_id = h.id), 0)
      + coalesce((select sum(c.to_portions - c.from_portions) from count_changes c where c.serving_id = h.id and c.late), 0)
      + coalesce((select sum(r.portion_limit) from remainders r where r.serving_id = h.id), 0) as portions
    from handed h where h.closed_at is not null
  )
  select h.id::text as key,
    jsonb_build_object('day', h.day, 'meal', h.meal, 'portions', h.portions, 'cooked', k.portions) as evidence,
    ${behind} as "bookingIds"
  from handed h join cooked k on k.id = h.id where h.portions > k.portions`
