import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { addDays, mondayOf } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { anOffering, aServing, soon, type Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { tryBooking } from '../support/race/rush.ts'

const monday = addDays(mondayOf(soon()), 7)
const days = [0, 1, 2, 3, 4].map((ahead) => addDays(monday, ahead))

/** One diner, five days of a week at three canteens, all booked at once: help is on two days. */
const rush = async (database: TestDatabase) => {
  const { db } = database
  const { url } = await aQuietApp(database)
  const servings: Serving[] = []
  let home: Canteen | null = null
  for (let number = 1; number <= 3; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).servingAtMost(5, 60).in(db)
    home ??= canteen
    for (const day of days)
      servings.push(await aServing(canteen).onDay(day).with(anOffering().priced(1000)).in(db))
  }
  if (home === null) throw new Error('no canteen')
  await aScheme().worth(200).onDaysAtMost(2, 'week').in(db, home.cityId)
  const diner = await aDiner(home).withoutBuilding().signedIn(db)
  await Promise.all(
    servings.map((serving) =>
      tryBooking(apiOf(url)(diner), {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: 800,
      }),
    ),
  )
  const sold = await sql<{ meals: number }>`
    select count(*)::int as meals from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${diner.dinerId} and b.state <> 'cancelled' group by s.day`.execute(db)
  return sold.rows.map(({ meals }) => meals)
}

test('fifteen meals of five days at once are helped with on two days, at every canteen', async () => {
  for (let round = 0; round < 3; round += 1) {
    const database = await aDatabase()
    expect(await rush(database)).toEqual([3, 3])
    expect(await findBrokenInvariants(database.db)).toEqual([])
  }
})

test('the control: where nobody waits for the counter of the week, there are more', async () => {
  let daysHelped = 0
  for (let round = 0; round < 6 && daysHelped <= 2; round += 1) {
    const database = await aDatabase()
    await sql
      .raw(
        `create function apart() returns trigger language plpgsql as $$
          begin new.limit_key := pg_current_xact_id()::text || new.limit_key; return new; end $$`,
      )
      .execute(database.db)
    // Every booking gets a counter of the week of its own.
    await sql
      .raw(
        `create trigger zz_apart before insert on usage_counters for each row
          when (new.limit_key like '%:days') execute function apart()`,
      )
      .execute(database.db)
    daysHelped = (await rush(database)).length
  }
  expect(daysHelped).toBeGreaterThan(2)
})
