import { sql } from 'kysely'
import { readCanteenCard, readHomeCanteen } from '../bookings/canteen-card.store.ts'
import { readLivePlaces } from '../bookings/queue-place.view.ts'
import { readComingTickets } from '../bookings/ticket.view.ts'
import { toldTo } from '../bookings/told.rules.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { standingEndpoints } from '../contract/standing.ts'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Language } from '../vocabulary/role.ts'
import { comingDays } from './coming.rules.ts'
import type { WantedMeal } from './coming.rules.ts'
import { hadOf, pausedOf, wantedOf } from './due.store.ts'
import { readHolds } from './hold.store.ts'
import { dishOf } from './standing.view.ts'

type Coming = ReplyOf<typeof standingEndpoints.getComing>

const daysAhead = 14

const readWanted = async (reader: Reader, dinerId: number): Promise<WantedMeal[]> => {
  const day = sql`d.day`
  const found = await sql<WantedMeal>`
    select d.day, o.meal, o.id as "orderId", ${dishOf} as dish, s.id as "servingId",
      to_char(s.window_from, 'HH24:MI') as "from", to_char(s.window_to, 'HH24:MI') as "to",
      (select h.id from standing_holds h where ${pausedOf(day)}) as "holdId",
      s.id is not null and exists (select from bookings b where b.serving_id = s.id and b.diner_id = o.diner_id
        and b.state <> 'cancelled') as had,
      s.id is not null and exists (${hadOf}) as "letGo",
      r.reason, coalesce(r.params, '{}'::jsonb) as figures,
      coalesce(s.state = 'open' and app_now() < s.cutoff_at and d.day <= service_day_of(app_now()) + c.book_days_ahead, false) as bookable,
      coalesce(s.state <> 'planned' and app_now() >= s.cutoff_at, false) as over, c.book_days_ahead as "daysAhead"
    from standing_orders o join canteens c on c.id = o.canteen_id
    cross join lateral (select service_day_of(app_now()) + n as day from generate_series(0, ${daysAhead - 1}::int) n) d
    left join servings s on s.canteen_id = o.canteen_id and s.day = d.day and s.meal = o.meal
    left join standing_outcomes r on r.order_id = o.id and r.serving_id = s.id
    where o.diner_id = ${dinerId} and ${wantedOf(day)} order by d.day, o.meal`.execute(reader)
  return found.rows
}

const readClosed = async (
  reader: Reader,
  canteenId: number,
): Promise<{ day: ServiceDay; zh: string; en: string }[]> => {
  const found = await sql<{ day: ServiceDay; zh: string; en: string }>`
    select day, reason as zh, reason_en as en from closed_days
    where canteen_id = ${canteenId} and day between service_day_of(app_now()) and service_day_of(app_now()) + ${daysAhead}::int`.execute(
    reader,
  )
  return found.rows
}

/** All that is coming, day by day, two weeks at least, as this one may read it. Refuses `diner_unknown`. */
export const readComing = async (
  reader: Reader,
  actor: Actor,
  dinerId: number,
  language: Language,
): Promise<Coming> => {
  const canteenId = await readHomeCanteen(reader, dinerId)
  const { day, time } = await readCanteenCard(reader, canteenId)
  return {
    now: { day, time },
    days: comingDays({
      today: day,
      days: daysAhead,
      tickets: (await readComingTickets(reader, dinerId, language)).map(toldTo(actor, dinerId)),
      places: await readLivePlaces(reader, dinerId),
      wanted: await readWanted(reader, dinerId),
      closed: await readClosed(reader, canteenId),
      holds: await readHolds(reader, dinerId),
    }),
  }
}
