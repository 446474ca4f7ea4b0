import { sql } from 'kysely'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays } from '../../../backend/vocabulary/calendar.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { anOffering, aServing, soon } from '../builders/serving.ts'
import type { TestDatabase } from '../database.ts'

/** Canteens that serve on so many days, and people who all want lunch on each, with help that is capped. */
export async function prepareStanding(
  { db }: TestDatabase,
  size: {
    readonly canteens: number
    readonly people: number
    readonly days: number
    readonly help?: 'none'
  },
): Promise<void> {
  for (let number = 1; number <= size.canteens; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).in(db)
    if (number === 1 && size.help !== 'none')
      await aScheme().worth(200).atMost(1, 'day').in(db, canteen.cityId)
    for (let day = 0; day < size.days; day += 1)
      await aServing(canteen)
        .onDay(addDays(soon(), day))
        .with(anOffering().priced(1200).limitedTo(5000))
        .in(db)
    await aDiner(canteen)
      .withWallet(20_000)
      .times(Math.ceil(size.people / size.canteens), db)
  }
  await sql`insert into standing_orders (diner_id, canteen_id, meal, weekdays, way, payment, limit_fen, valid_from, set_by, set_by_name)
    select id, home_canteen_id, 'lunch', '{1,2,3,4,5,6,7}', 'dine_in', 'wallet', 1500, service_day_of(app_now()), 'test', '测试员'
    from diners`.execute(db)
  // Each booking takes a moment, so that two at once meet, and a kill comes in the middle.
  await sql`create function take_a_moment() returns trigger language plpgsql as $$ begin perform pg_sleep(0.03); return new; end $$`.execute(
    db,
  )
  await sql`create trigger zz_slow before insert on bookings for each row execute function take_a_moment()`.execute(
    db,
  )
}

/** People without a meal they want, with or without a reason, and people with two. */
export async function countStanding({
  db,
}: TestDatabase): Promise<{ missing: number; twice: number }> {
  const found = await sql<{ missing: number; twice: number }>`
    with meals as (
      select count(b.id) as n from standing_orders o join servings s on s.canteen_id = o.canteen_id
      left join bookings b on b.serving_id = s.id and b.diner_id = o.diner_id and b.state <> 'cancelled'
      group by o.id, s.id)
    select count(*) filter (where n = 0)::int as missing, count(*) filter (where n > 1)::int as twice from meals`.execute(
    db,
  )
  return found.rows[0] ?? { missing: -1, twice: -1 }
}

const patienceMs = 240_000

/** Waits until nothing has been missing for a moment, or somebody has a meal twice. */
export async function untilQuiet(database: TestDatabase): Promise<void> {
  const begun = performance.now()
  let complete = 0
  while (performance.now() - begun < patienceMs) {
    const { missing, twice } = await countStanding(database)
    complete = missing === 0 ? complete + 1 : 0
    if (twice > 0 || complete > 4) return
    await pause(250)
  }
}
