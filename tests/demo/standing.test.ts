import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadDemo } from '../../db/demo/load-demo.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { bookStandingMeals } from '../../backend/standing/standing-orders.job.ts'
import { standingRoutes } from '../../backend/standing/standing.routes.ts'
import { aDatabase } from '../support/database.ts'
import { aRoom, anActor } from '../support/room.ts'

const database = await aDatabase()
const { db, url, setNow } = database
// A Wednesday.
await setNow('2026-11-25T11:20:00+08:00')
await loadDemo(url, { today: '2026-11-25', appSecret: 'a secret of the demonstration' })
const room = aRoom(database, [standingRoutes])
await bookStandingMeals(room.deps)

const statesOf = async (name: string): Promise<string[]> => {
  const { rows } = await sql<{ id: number }>`select id from diners where name = ${name}`.execute(db)
  const dinerId = rows[0]?.id ?? 0
  const { days } = await room.ask(anActor({ role: 'diner', dinerId }), 'getComing', {
    params: { dinerId },
  })
  return days.flatMap(({ meals }) => meals.map(({ state, reason }) => reason ?? state))
}

test('five people have meals that repeat; tomorrow’s are nobody’s but their own', async () => {
  const { rows } = await sql<{ orders: number; tomorrow: number; booked: number }>`
    select (select count(*)::int from standing_orders) as orders, count(*)::int as booked,
      count(*) filter (where s.day < '2026-11-27')::int as tomorrow
    from bookings b join servings s on s.id = b.serving_id where b.channel = 'standing'`.execute(db)
  expect(rows).toMatchObject([{ orders: 5, tomorrow: 0 }])
  expect(rows[0]?.booked).toBeGreaterThan(10)
})

test('one is in hospital, and one may not eat what he used to', async () => {
  const paused = await statesOf('姚凤英')
  expect(paused).toContain('held')
  expect(paused).not.toContain('skipped')
  expect(await statesOf('马国强')).toContain('clashes')
  expect(await statesOf('赵小云')).toContain('booked')
})

test('every invariant holds', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
