import { sql } from 'kysely'
import { alarmLimits as limits } from '../vocabulary/claims.ts'
import { local } from './alarm-query.store.ts'
import type { AlarmQuery, ClaimScope } from './alarm-query.store.ts'

/** What the same people were handed at other canteens in the month. */
const elsewhere = ({ canteenId, firstDay, dayAfter }: ClaimScope) => sql`elsewhere as materialized (
  select b.diner_id, b.ended_at, s.day, s.meal, c.name as canteen, b.price_fen > b.own_fen as helped
  from (select distinct diner_id from claim_meals) d
  join bookings b on b.diner_id = d.diner_id and b.state in ('collected', 'delivered')
  join servings s on s.id = b.serving_id join canteens c on c.id = s.canteen_id
  where s.canteen_id <> ${canteenId} and s.day >= ${firstDay} and s.day < ${dayAfter})`

const clock = (column: ReturnType<typeof sql>) => sql`to_char(${local(column)}, 'HH24:MI')`

/** Handed a meal here, and minutes before or after at another canteen. */
export const twoPlaces: AlarmQuery = (scope) => sql`
  with ${elsewhere(scope)}, near as (
    select distinct on (m.booking_id) m.booking_id, m.day, m.handed_at, e.canteen, e.ended_at,
      abs(extract(epoch from m.handed_at - e.ended_at)) as seconds
    from claim_meals m join elsewhere e on e.diner_id = m.diner_id
    where abs(extract(epoch from m.handed_at - e.ended_at)) < 60 * ${limits.placesMinutes}::int
    order by m.booking_id, seconds
  )
  select n.booking_id::text as key,
    jsonb_build_object('day', n.day, 'at', ${clock(sql`n.handed_at`)}, 'canteen', n.canteen, 'otherAt', ${clock(sql`n.ended_at`)},
      'minutes', ceil(n.seconds / 60)) as evidence,
    array[n.booking_id] as "bookingIds"
  from near n`

/** The same lunch, helped with at two canteens. */
export const sameMealTwice: AlarmQuery = (scope) => sql`
  with ${elsewhere(scope)}
  select m.booking_id::text as key,
    jsonb_build_object('day', m.day, 'meal', m.meal, 'at', ${clock(sql`m.handed_at`)}, 'canteen', min(e.canteen),
      'otherAt', min(${clock(sql`e.ended_at`)})) as evidence,
    array[m.booking_id] as "bookingIds"
  from claim_meals m join elsewhere e on e.diner_id = m.diner_id and e.day = m.day and e.meal = m.meal and e.helped
  group by m.booking_id, m.day, m.meal, m.handed_at`

export const afterDeath: AlarmQuery = () => sql`
  select m.diner_id::text as key, jsonb_build_object('diedOn', d.died_on, 'meals', count(*), 'day', min(m.day)) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m join diners d on d.id = m.diner_id where d.died_on < m.day group by m.diner_id, d.died_on`

export const goneAway: AlarmQuery = () => sql`
  select m.diner_id::text as key, jsonb_build_object('leftOn', d.left_on, 'meals', count(*), 'day', min(m.day)) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m join diners d on d.id = m.diner_id where d.left_on <= m.day group by m.diner_id, d.left_on`

/** Who lives in a care home eats there. */
export const inCareHome: AlarmQuery = () => sql`
  select m.diner_id::text as key, jsonb_build_object('since', min(f.valid_from), 'meals', count(distinct m.booking_id)) as evidence,
    array_agg(distinct m.booking_id) as "bookingIds"
  from claim_meals m join diner_facts f on f.diner_id = m.diner_id and f.kind = 'in_institution'
    and f.valid_from <= m.day and (f.valid_to is null or f.valid_to > m.day)
  group by m.diner_id`

/** A new card that misses no day, rain or holiday, and is never seen elsewhere: perhaps it lives in a drawer. */
export const newCardEveryDay: AlarmQuery = (scope) => sql`
  with ${elsewhere(scope)}, cooked as (
    select distinct s.day from servings s
    where s.canteen_id = ${scope.canteenId} and s.day >= ${scope.firstDay} and s.day < ${scope.dayAfter} and s.booked_portions > 0
  ), fresh as (
    select c.diner_id, service_day_of(min(c.issued_at)) as since from cards c
    where c.diner_id in (select m.diner_id from claim_meals m) group by c.diner_id
    having service_day_of(min(c.issued_at)) > ${scope.firstDay}::date - ${limits.newCardDays}::int
      and min(c.issued_at) > (select k.created_at from canteens k where k.id = ${scope.canteenId}) + make_interval(days => ${limits.rolloutDays})
  )
  select m.diner_id::text as key, jsonb_build_object('since', f.since, 'days', count(distinct m.day)) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m join fresh f on f.diner_id = m.diner_id
  where m.day >= f.since and not exists (select from elsewhere e where e.diner_id = m.diner_id)
  group by m.diner_id, f.since
  having count(distinct m.day) >= ${limits.everyDayDays}
    and count(distinct m.day) = (select count(*) from cooked k where k.day >= f.since)`

/** Known by name month round, where cards are what people come with; a canteen without cards says nothing by it. */
export const withoutCard: AlarmQuery = () => sql`
  select m.diner_id::text as key, jsonb_build_object('meals', count(*), 'day', min(m.day)) as evidence,
    array_agg(m.booking_id order by m.handed_at) as "bookingIds"
  from claim_meals m
  where m.verified in ('birthday', 'phone_tail', 'name')
    and (select 100 * count(*) filter (where c.verified in ('card', 'digits')) >= ${limits.cardPercent} * count(*) from claim_meals c)
  group by m.diner_id having count(*) >= ${limits.withoutCardMeals}`
