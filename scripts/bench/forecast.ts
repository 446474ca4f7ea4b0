import { sql } from 'kysely'
import { holidayOn } from '../../backend/canteens/workday.rules.ts'
import type { Db } from '../../backend/kernel/database.ts'
import type { Counted } from '../../backend/kitchen/forecast.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { loadDemo } from '../../db/demo/load-demo.ts'
import { aYear, errorsOver, habits } from '../../tests/support/kitchen-year.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, type Line } from './figures.ts'

/** The demonstration's past lunches: portions booked, and portions nobody came for. */
async function demoPast(db: Db): Promise<readonly (readonly [canteen: string, Counted[]])[]> {
  const found = await sql<{ canteen: string; day: ServiceDay; booked: number; missed: number }>`
    select c.name as canteen, s.day::text as day, sum(b.portions)::int as booked,
      coalesce(sum(b.portions) filter (where b.state = 'missed'), 0)::int as missed
    from bookings b join servings s on s.id = b.serving_id join canteens c on c.id = s.canteen_id
    where s.state = 'settled' and s.meal = 'lunch' and b.state <> 'cancelled'
    group by c.name, s.day order by s.day`.execute(db)
  const canteens = Map.groupBy(found.rows, ({ canteen }) => canteen)
  return [...canteens].map(([canteen, rows]) => [
    canteen,
    rows.map(({ day, booked, missed }) => ({
      day,
      holiday: holidayOn(day) !== null,
      count: missed,
      outOf: booked,
    })),
  ])
}

const linesOf = (name: string, past: readonly Counted[]): Line[] => {
  const { servings, ours, lastWeek, inside } = errorsOver(past)
  if (servings === 0) return []
  return [
    line(`${name}: mean absolute error, ${servings} servings`, ours, 'portions'),
    line(`${name}: the same as last week`, lastWeek, 'portions'),
    line(`${name}: ratio`, ours / lastWeek, '×', '< 1'),
    line(`${name}: inside the interval`, 100 * inside, '%', '80'),
  ]
}

/** How far off the kitchen's expectation is, beside "the same as last week", on simulated years and the demonstration's past. */
export async function measureForecast(): Promise<Line[]> {
  const scratch = await aScratchDatabase('lost in a crash')
  try {
    await loadDemo(scratch.url, { today: '2026-11-28', appSecret: 'x'.repeat(40) })
    const years = Object.entries(habits).map(
      ([name, of]) => [name, aYear(of, serviceDay('2025-01-01'))] as const,
    )
    const past = await demoPast(scratch.db)
    return [
      ...years.flatMap(([name, year]) => linesOf(name, year)),
      ...past.flatMap(([canteen, servings]) => linesOf(`${canteen}, no-shows`, servings)),
    ]
  } finally {
    await scratch.remove()
  }
}
