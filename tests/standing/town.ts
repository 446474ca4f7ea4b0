import { sql } from 'kysely'
import { standingRoutes } from '../../backend/standing/standing.routes.ts'
import { bookStandingMeals } from '../../backend/standing/standing-orders.job.ts'
import { bookingRoutes } from '../../backend/bookings/booking.routes.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { DinerBuilder } from '../support/builders/diner.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import type { CanteenBuilder } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import type { OfferingBuilder, Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aRoom, anActor } from '../support/room.ts'

/** A canteen on Monday 30 November 2026, nine in the morning; cut-off is at four the day before. */
export async function aStandingTown(
  change: (canteen: CanteenBuilder) => CanteenBuilder = (same) => same,
) {
  const database = await aDatabase()
  const { db } = database
  await database.setNow('2026-11-30T09:00:00+08:00')
  const canteen = await change(aCanteen().bookableAhead(7)).in(db)
  const { canteenId } = canteen
  const room = aRoom(database, [standingRoutes, (deps) => bookingRoutes(deps)])

  const lunch = (day: string, ...offerings: OfferingBuilder[]): Promise<Serving> =>
    aServing(canteen)
      .onDay(serviceDay(day))
      .with(...(offerings.length > 0 ? offerings : [anOffering().priced(1200)]))
      .in(db)
  const diner = async (make: (one: DinerBuilder) => DinerBuilder = (same) => same) => {
    const { dinerId } = await make(aDiner(canteen).withWallet(50_000)).in(db)
    const herself: Actor = anActor({ role: 'diner', dinerId })
    return { dinerId, herself }
  }
  type Someone = Awaited<ReturnType<typeof diner>>

  const terms = (change: object = {}) => ({
    meal: 'lunch' as const,
    weekdays: [1, 2, 3, 4, 5],
    wish: null,
    way: 'dine_in' as const,
    pay: 'wallet' as const,
    limitFen: fen(1500),
    ...change,
  })
  const order = ({ dinerId, herself }: Someone, change: object = {}) =>
    room.ask(herself, 'setStandingOrder', { params: { dinerId }, body: terms(change) })
  const hold = ({ dinerId, herself }: Someone, firstDay: string, lastDay: string | null) =>
    room.ask(herself, 'addHold', {
      params: { dinerId },
      body: { firstDay, lastDay },
    })

  /** '12-01 placed', one for each booking of hers, live or not. */
  const meals = async ({ dinerId }: Someone): Promise<string[]> => {
    const found = await sql<{ what: string }>`
      select to_char(s.day, 'MM-DD') || ' ' || b.state as what from bookings b join servings s on s.id = b.serving_id
      where b.diner_id = ${dinerId} order by s.day, b.id`.execute(db)
    return found.rows.map(({ what }) => what)
  }
  const skips = async ({ dinerId }: Someone): Promise<string[]> => {
    const found = await sql<{ what: string }>`
      select to_char(s.day, 'MM-DD') || ' ' || r.reason as what from standing_outcomes r join servings s on s.id = r.serving_id
      join standing_orders o on o.id = r.order_id where o.diner_id = ${dinerId} and r.result = 'skipped' order by s.day`.execute(
      db,
    )
    return found.rows.map(({ what }) => what)
  }
  const notices = async ({ dinerId }: Someone): Promise<{ kind: string; params: unknown }[]> => {
    const found = await sql<{ kind: string; params: unknown }>`
      select kind, params from notices where diner_id = ${dinerId} order by id`.execute(db)
    return found.rows
  }
  const live = async (someone: Someone): Promise<string[]> =>
    (await meals(someone)).filter((one) => !one.endsWith('cancelled')).map((one) => one.slice(0, 5))
  const coming = async ({ dinerId, herself }: Someone): Promise<Record<string, string>> => {
    const { days } = await room.ask(herself, 'getComing', { params: { dinerId } })
    return Object.fromEntries(
      days.flatMap(({ day, closed, meals: all }) =>
        closed || all.length > 0
          ? [[day.slice(5), [...(closed ? ['closed'] : []), ...all.map((one) => one.state)].join()]]
          : [],
      ),
    )
  }
  const bookingOn = async ({ dinerId }: Someone, day: string): Promise<number> => {
    const found = await sql<{ id: number }>`
      select b.id from bookings b join servings s on s.id = b.serving_id
      where b.diner_id = ${dinerId} and s.day = ${day}::date and b.state <> 'cancelled'`.execute(db)
    return found.rows[0]?.id ?? 0
  }
  const work = (): Promise<void> => bookStandingMeals(room.deps)
  const closeDay = (day: ServiceDay | string) =>
    sql`
    with closed as (insert into closed_days (canteen_id, day, reason, reason_en)
      values (${canteenId}, ${day}::date, '停电', 'no power'))
    update servings set state = 'planned' where canteen_id = ${canteenId} and day = ${day}::date`.execute(
      db,
    )
  return {
    ...database,
    canteen,
    room,
    lunch,
    diner,
    terms,
    order,
    hold,
    meals,
    live,
    skips,
    notices,
    coming,
    bookingOn,
    work,
    closeDay,
  }
}
