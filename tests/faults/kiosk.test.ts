import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aKiosk, usualBody } from '../kiosk/at-the-kiosk.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'
import { tally } from '../support/race/in-parallel.ts'
import { spawnApp } from '../support/server.ts'

const rounds = 25

/** Her card lies at one kiosk and somebody types her digits at another, served by another process; both are pressed twice. */
async function tapsAtOnce(database: TestDatabase) {
  const { db } = database
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen).with(anOffering(), anOffering().named('清蒸鲈鱼')).in(db)
  const [first, second] = await Promise.all([spawnApp(database), spawnApp(database)])
  const here = await aKiosk(db, first.url, canteen)
  const there = await aKiosk(db, second.url, canteen)
  const people = await aDiner(canteen).times(rounds, db)
  const said: string[] = []
  for (const diner of people) {
    const scanned = usualBody(await here.scan(diner))
    const typed = { ...usualBody(await there.type(diner.cardDigits)) }
    const other = { ...typed, offeringId: serving.offeringIds[1] ?? 0 }
    said.push(
      ...(await Promise.all(
        [here, there, here, there].map(({ api, params }, tap) =>
          api.outcome('placeKioskBooking', {
            params,
            body: tap % 2 === 0 ? scanned : tap === 1 ? typed : other,
          }),
        ),
      )),
    )
  }
  const meals = await sql<{ n: number }>`
    select count(*)::int as n from bookings where serving_id = ${serving.servingId} and state <> 'cancelled'`.execute(
    db,
  )
  return { said: tally(said), meals: meals.rows[0]?.n ?? 0, servingId: serving.servingId }
}

test('pressed at two kiosks at once, twice at each, she has one meal', async () => {
  const database = await aDatabase()
  const { said, meals } = await tapsAtOnce(database)
  expect(said).toEqual({ accepted: rounds, already_booked: 3 * rounds })
  expect(meals).toBe(rounds)
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('the same without the database’s word gives somebody two', async () => {
  const database = await aDatabase()
  await sql`drop index bookings_one_per_diner`.execute(database.db)
  const { meals } = await tapsAtOnce(database)
  expect(meals).toBeGreaterThan(rounds)
  const broken = await findBrokenInvariants(database.db)
  expect(broken.map(({ invariant }) => invariant)).toContain('I1 one booking per diner and serving')
})

test('a second portion on a kiosk’s booking is refused by the database; without its trigger it is there and found', async () => {
  const database = await aDatabase()
  const { db } = database
  const { servingId } = await tapsAtOnce(database)
  const more = sql`
    insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
    select b.id, 1, 2, o.id, 1, o.price_fen from bookings b join offerings o on o.serving_id = b.serving_id
    where b.serving_id = ${servingId} order by b.id, o.id desc limit 1`
  await expect(more.execute(db)).rejects.toThrow('a kiosk books one meal')
  await sql`alter table booking_lines disable trigger kiosk_books_one_meal`.execute(db)
  await more.execute(db)
  const broken = await findBrokenInvariants(db)
  expect(broken.map(({ invariant }) => invariant)).toContain('I1 a kiosk booked one meal')
})
