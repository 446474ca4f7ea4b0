import { sql } from 'kysely'
import { addDays, type ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { apiOf } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { anOffering, aServing, soon, type Serving } from '../builders/serving.ts'
import type { TestDatabase } from '../database.ts'
import { tally } from './in-parallel.ts'
import { tryBooking } from './rush.ts'

const priceFen = 1000
const helpFen = 200
const monthly = 3

/** Many canteens that serve on each of these days, under one scheme: once a day, three times a month. */
export async function prepareCaps(
  { db }: TestDatabase,
  options: { readonly canteens: number; readonly days: readonly ServiceDay[] },
): Promise<readonly Serving[]> {
  const servings: Serving[] = []
  for (let number = 1; number <= options.canteens; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).servingAtMost(5, 60).in(db)
    if (number === 1) {
      await aScheme()
        .worth(helpFen)
        .atMost(1, 'day')
        .atMost(monthly, 'month')
        .in(db, canteen.cityId)
    }
    for (const day of options.days) {
      servings.push(await aServing(canteen).onDay(day).with(anOffering().priced(priceFen)).in(db))
    }
  }
  return servings
}

/** The first days of next month and the last of this one, all bookable. */
export function daysAroundMonthEnd(count: number, from = soon()): ServiceDay[] {
  let day = from
  while (day.slice(8) < '27') day = addDays(day, 1)
  return Array.from({ length: count }, (_, index) => addDays(day, index))
}

/**
 * One diner, everywhere at once, each time at the subsidised price. However it ends, she gets each
 * entitlement as often as she has it, no more and no less. Returns what was not so, in words.
 */
export async function raceForEntitlement(
  database: TestDatabase,
  addresses: readonly string[],
  servings: readonly Serving[],
): Promise<string[]> {
  const { db } = database
  const home = await sql<{ id: number; community_id: number }>`
    select id, community_id from canteens order by id limit 1`.execute(db)
  const { id: canteenId = 0, community_id: communityId = 0 } = home.rows[0] ?? {}
  const places = { cityId: 0, districtId: 0, streetId: 0, compoundId: 0, buildingId: 0 }
  const canteen = {
    canteenId,
    communityId,
    name: '',
    cutoff: { daysBefore: 1, time: '16:00' },
    ...places,
  }
  const diner = await aDiner(canteen).withoutBuilding().signedIn(db)
  const outcomes = await Promise.all(
    servings.map((serving, index) =>
      tryBooking(apiOf(addresses[index % addresses.length] ?? '')(diner), {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: priceFen - helpFen,
      }),
    ),
  )
  const sold = await sql<{ day: string; month: string; meals: number }>`
    select s.day::text as day, to_char(s.day, 'YYYY-MM') as month, count(*)::int as meals
    from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${diner.dinerId} and b.state <> 'cancelled' group by s.day order by s.day`.execute(
    db,
  )
  const wrong = sold.rows
    .filter(({ meals }) => meals !== 1)
    .map(({ day, meals }) => `${meals} subsidised meals on ${day}`)
  for (const month of new Set(servings.map(({ day }) => day.slice(0, 7)))) {
    const days = new Set(servings.map(({ day }) => day).filter((day) => day.startsWith(month)))
    const wanted = Math.min(monthly, days.size)
    const got = sold.rows.filter((row) => row.month === month).length
    if (got !== wanted) wrong.push(`${got} subsidised meals in ${month}, ${wanted} wanted`)
  }
  const answers = tally(outcomes.map(({ outcome }) => outcome))
  const { accepted = 0, entitlement_used: used = 0, price_changed: changed = 0 } = answers
  if (accepted + used + changed !== servings.length)
    wrong.push(`answers ${JSON.stringify(answers)}`)
  const over = await sql`select from usage_counters where used > cap`.execute(db)
  if (over.rows.length > 0) wrong.push(`${over.rows.length} counters beyond their cap`)
  return wrong
}
