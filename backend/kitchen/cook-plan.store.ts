import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal, ServingState } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/**
 * A dish of a serving. Read without a lock: a booking that comes between only makes the cook's extra portions come
 * on top of it, so nobody is lost by it.
 */
export interface PlannedOffering {
  readonly canteenId: number
  readonly state: ServingState
  readonly booked: number
  /** It is the day the meal is eaten. */
  readonly itsDay: boolean
}

/** Refuses `offering_unknown` where the serving has no such dish. */
export const readPlannedOffering = async (
  reader: Reader,
  servingId: number,
  offeringId: number,
): Promise<PlannedOffering> => {
  const found = await sql<PlannedOffering>`
    select s.canteen_id as "canteenId", s.state, o.booked, s.day = service_day_of(app_now()) as "itsDay"
    from offerings o join servings s on s.id = o.serving_id
    where o.id = ${offeringId} and o.serving_id = ${servingId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Refusal('offering_unknown')
  return row
}

export interface Decided {
  readonly servingId: number
  readonly offeringId: number
  readonly extra: number
  readonly booked: number
  readonly reason: string
}

export const insertCookPlan = async (tx: Tx, actor: Actor, plan: Decided): Promise<void> => {
  await tx
    .insertInto('cook_plans')
    .values({
      serving_id: plan.servingId,
      offering_id: plan.offeringId,
      extra: plan.extra,
      booked: plan.booked,
      reason: plan.reason,
      decided_by: actor.key,
      decided_by_name: actor.name,
    })
    .execute()
}

export interface Noted {
  readonly servingId: number
  readonly offeringId: number
  readonly cooked: number
  readonly leftOver: number
}

export const insertCookedCount = async (tx: Tx, actor: Actor, noted: Noted): Promise<void> => {
  await tx
    .insertInto('cooked_counts')
    .values({
      serving_id: noted.servingId,
      offering_id: noted.offeringId,
      cooked: noted.cooked,
      left_over: noted.leftOver,
      noted_by: actor.key,
      noted_by_name: actor.name,
    })
    .execute()
}

/** What became of one past serving, in portions. */
export interface PastServing {
  readonly day: ServiceDay
  readonly booked: number
  readonly missed: number
  /** Eaten by whoever had not booked: cooked, less what was left, less what was collected. Null: not all of it was counted. */
  readonly walkIns: number | null
}

/** Servings of the same meal in the same canteen before a day, oldest first; so many at most. */
export const readPastServings = async (
  reader: Reader,
  at: { readonly canteenId: number; readonly meal: Meal; readonly before: ServiceDay },
  atMost: number,
): Promise<PastServing[]> => {
  const found = await sql<PastServing>`
    with past as (
      select s.id, s.day from servings s
      where s.canteen_id = ${at.canteenId} and s.meal = ${at.meal} and s.day < ${at.before} and s.state = 'settled'
      order by s.day desc limit ${atMost}),
    eaten as (
      select p.id, coalesce(sum(b.portions), 0)::int as booked,
        coalesce(sum(b.portions) filter (where b.state = 'missed'), 0)::int as missed
      from past p left join bookings b on b.serving_id = p.id and b.state <> 'cancelled' and b.channel <> 'walk_in' group by p.id),
    counted as (
      select x.serving_id, sum(x.cooked - x.left_over)::int as gone,
        count(*) = (select count(*) from offerings o where o.serving_id = x.serving_id and (o.withdrawn_at is null or o.booked > 0)) as whole
      from (select distinct on (c.offering_id) c.* from cooked_counts c join past p on p.id = c.serving_id
        order by c.offering_id, c.id desc) x
      group by x.serving_id)
    select p.day::text as day, e.booked, e.missed,
      case when c.whole then greatest(0, c.gone - (e.booked - e.missed)) end as "walkIns"
    from past p join eaten e on e.id = p.id left join counted c on c.serving_id = p.id
    order by p.day`.execute(reader)
  return found.rows
}
