import { sql } from 'kysely'
import { alarmLimits as limits } from '../vocabulary/claims.ts'
import { local } from './alarm-query.store.ts'
import type { AlarmQuery } from './alarm-query.store.ts'

const handedAt = local(sql`m.handed_at`)

/** More than a person can hand over in a minute. */
export const burst: AlarmQuery = () => sql`
  with counted as (
    select m.*, count(*) over (partition by m.handed_by order by m.handed_at
      range between current row and make_interval(secs => ${limits.burstSeconds}) following) as n from claim_meals m
  ), marked as (
    select c.*, max(c.n) over (partition by c.handed_by order by c.handed_at
      range between make_interval(secs => ${limits.burstSeconds}) preceding and current row) as most from counted c
  )
  select m.handed_by || ':' || m.day as key,
    jsonb_build_object('day', m.day, 'hand', min(m.handed_by_name), 'meals', max(m.most), 'from', to_char(min(${handedAt}), 'HH24:MI:SS')) as evidence,
    array_agg(m.booking_id order by m.handed_at, m.booking_id) as "bookingIds"
  from marked m where m.most >= ${limits.burstMeals} group by m.handed_by, m.day`

/** People do not come by the metronome: many hand-overs, each exactly as long after the one before. */
export const regularIntervals: AlarmQuery = () => sql`
  with steps as (
    select m.*, round(extract(epoch from m.handed_at - lag(m.handed_at) over by_time))::int as gap,
      row_number() over by_time as nth
    from claim_meals m window by_time as (partition by m.handed_by, m.day order by m.handed_at, m.booking_id)
  ), runs as (
    select s.*, s.nth - row_number() over (partition by s.handed_by, s.day, s.gap order by s.nth) as run from steps s
    where s.gap between 1 and ${limits.regularSeconds}
  )
  select m.handed_by || ':' || m.day || ':' || to_char(min(${handedAt}), 'HH24:MI:SS') as key,
    jsonb_build_object('day', m.day, 'hand', min(m.handed_by_name), 'meals', count(*), 'seconds', m.gap,
      'from', to_char(min(${handedAt}), 'HH24:MI:SS')) as evidence,
    array_agg(m.booking_id order by m.nth) as "bookingIds"
  from runs m group by m.handed_by, m.day, m.gap, m.run having count(*) >= ${limits.regularMeals}`

/** Too early or too late, meal by meal: after a power cut one look answers for all of an evening. */
export const outsideHours: AlarmQuery = () => sql`
  with stray as (
    select m.*, s.window_from, s.window_to,
      case when ${handedAt} < m.day + s.window_from then 'early' else 'late' end as side
    from claim_meals m join servings s on s.id = m.serving_id
    where ${handedAt} < m.day + s.window_from - make_interval(mins => ${limits.earlyMinutes})
       or ${handedAt} > m.day + s.window_to + make_interval(mins => ${limits.lateMinutes})
  )
  select m.serving_id || ':' || m.side as key,
    jsonb_build_object('day', m.day, 'meal', m.meal, 'from', to_char(m.window_from, 'HH24:MI'), 'to', to_char(m.window_to, 'HH24:MI'),
      'meals', count(*), 'on', min(${handedAt})::date, 'at', to_char(min(${handedAt}), 'HH24:MI')) as evidence,
    array_agg(m.booking_id order by m.handed_at, m.booking_id) as "bookingIds"
  from stray m group by m.serving_id, m.side, m.day, m.meal, m.window_from, m.window_to`

/** Ordered and handed over by the same account or tablet, without a card, again and again for the same people. */
export const sameHand: AlarmQuery = () => sql`
  with alone as (
    select m.*, count(*) over (partition by m.handed_by, m.diner_id) as n from claim_meals m
    where m.placed_by = m.handed_by and m.verified not in ('card', 'digits')
  )
  select m.handed_by as key,
    jsonb_build_object('hand', min(m.handed_by_name), 'meals', count(*), 'people', count(distinct m.diner_id)) as evidence,
    array_agg(m.booking_id order by m.diner_id, m.handed_at) as "bookingIds"
  from alone m where m.n >= ${limits.sameHandMeals} group by m.handed_by`

/** A few come late on any day; when much of a month was written down after the meal, somebody filled in a list. */
export const lateShare: AlarmQuery = () => sql`
  with late as (
    select m.* from claim_meals m join servings s on s.id = m.serving_id where ${handedAt} > m.day + s.window_to + make_interval(mins => ${limits.graceMinutes})
  )
  select 'month' as key,
    jsonb_build_object('meals', count(*), 'of', (select count(*) from claim_meals),
      'percent', round(100.0 * count(*) / (select count(*) from claim_meals))) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from late m
  having count(*) >= ${limits.lateMeals} and 100 * count(*) >= ${limits.latePercent} * (select count(*) from claim_meals)`

/** One day copied to the next: the same person, price and second of the day. */
export const template: AlarmQuery = () => sql`
  select m.diner_id || ':' || to_char(${handedAt}, 'HH24:MI:SS') || ':' || m.list_fen as key,
    jsonb_build_object('time', to_char(min(${handedAt}), 'HH24:MI:SS'), 'days', count(distinct m.day), 'fen', m.list_fen) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m group by m.diner_id, to_char(${handedAt}, 'HH24:MI:SS'), m.list_fen
  having count(distinct m.day) >= ${limits.templateDays}`
