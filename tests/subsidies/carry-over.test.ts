import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { addDays, firstDayOf, monthOf, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { anOffering, aServing, type Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { daysAroundMonthEnd } from '../support/race/caps.ts'
import { tryBooking } from '../support/race/rush.ts'

const monthly = 2

/** One diner, meals on both sides of the end of this month at three canteens, all booked at once. */
const rushOver = async (database: TestDatabase, today: string) => {
  const { db } = database
  await database.setNow(`${today}T09:00:00+08:00`)
  const days = daysAroundMonthEnd(8, addDays(serviceDay(today), 2))
  const thisMonth = monthOf(serviceDay(today))
  const { url } = await aQuietApp(database)
  const servings: Serving[] = []
  let home = null
  for (let number = 1; number <= 3; number += 1) {
    const canteen = await aCanteen().named(`第${number}食堂`).servingAtMost(5, 60).in(db)
    home ??= canteen
    for (const day of days)
      servings.push(await aServing(canteen).onDay(day).with(anOffering().priced(1000)).in(db))
  }
  if (home === null) throw new Error('no canteen')
  await aScheme().worth(200).atMostCarried(monthly, firstDayOf(thisMonth)).in(db, home.cityId)
  const diner = await aDiner(home).withoutBuilding().signedIn(db)
  const book = (serving: Serving) =>
    tryBooking(apiOf(url)(diner), {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 800,
    })
  await Promise.all(servings.map(book))
  const sold = await sql<{ month: string; meals: number }>`
    select to_char(s.day, 'YYYY-MM') as month, count(*)::int as meals from bookings b join servings s on s.id = b.serving_id
    where b.diner_id = ${diner.dinerId} and b.state <> 'cancelled' group by 1`.execute(db)
  const of = (month: string) => sold.rows.find((row) => row.month === month)?.meals ?? 0
  return { now: of(thisMonth), next: of(monthOf(days.at(-1) ?? serviceDay(today))) }
}

test('what is put by is given once, however many bookings over the end of a month come at once', async () => {
  const database = await aDatabase()
  const { now, next } = await rushOver(database, '2026-10-20')
  expect(now).toBeLessThanOrEqual(monthly)
  // Whatever this month did not take, next month has; and not a meal more or less.
  expect(now + next).toBe(2 * monthly)
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('nothing is put by for a new year, however many bookings over its beginning come at once', async () => {
  const database = await aDatabase()
  expect(await rushOver(database, '2026-12-20')).toEqual({ now: monthly, next: monthly })
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the control: where the sums up to the end of a month are forgotten, more is given than was granted', async () => {
  const database = await aDatabase()
  await sql
    .raw(
      `create function forget() returns trigger language plpgsql as $$ begin new.used := 0; return new; end $$`,
    )
    .execute(database.db)
  await sql
    .raw(
      `create trigger zz_forget before insert or update on usage_counters for each row
        when (new.limit_key like '%>%') execute function forget()`,
    )
    .execute(database.db)
  const { now, next } = await rushOver(database, '2026-10-20')
  expect(now + next).toBeGreaterThan(2 * monthly)
})
