import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aDevice, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
const theDay = '2026-11-23T08:00:00+08:00'
await database.setNow(theDay)
const app = await aQuietApp(database)
const as = apiOf(app.url)

async function aKitchen() {
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen).onDay('2026-11-23').in(db)
  const cook = as(await aStaffMember(db, 'kitchen', canteen))
  const { servingId, offeringId } = serving
  const params = { servingId }
  const plan = () => cook.call('getKitchenPlan', { params })
  const ready = (portions: number) =>
    cook.outcome('markReady', { params, body: { offeringId, portions } })
  const back = (batchId: number) =>
    cook.outcome('takeBackReady', { params, body: { offeringId, batchId } })
  return { canteen, serving, cook, params, plan, ready, back }
}

test('batches add up, and one that was taken back counts no more, however often it is pressed', async () => {
  const { plan, ready, back } = await aKitchen()
  expect(await ready(20)).toBe('accepted')
  expect(await ready(10)).toBe('accepted')
  const { board, dishes } = await plan()
  expect(board.tiles[0]?.ready).toBe(30)
  const last = dishes[0]?.lastBatch
  expect(last).toMatchObject({ portions: 10, byName: '测试kitchen' })
  const pressed = await Promise.all([1, 2, 3].map(() => back(last?.batchId ?? 0)))
  expect(pressed.toSorted()).toEqual(['accepted', 'not_found', 'not_found'])
  const after = await plan()
  expect(after.board.tiles[0]?.ready).toBe(20)
  expect(after.dishes[0]?.lastBatch?.portions).toBe(20)
})

test('a batch of one meal is not taken back from another, and no row is ever changed', async () => {
  const one = await aKitchen()
  const other = await aKitchen()
  await one.ready(10)
  const batchId = (await one.plan()).dishes[0]?.lastBatch?.batchId ?? 0
  expect(await other.back(batchId)).toBe('not_found')
  await expect(
    sql`update ready_batches set portions = 1 where id = ${batchId}`.execute(db),
  ).rejects.toThrow(/ready_batches/)
})

test('a pot of the day before is refused: its boxes would be good for a day too few', async () => {
  const { ready, plan } = await aKitchen()
  await database.setNow('2026-11-22T23:59:59+08:00')
  expect(await ready(10)).toBe('not_its_day')
  await database.setNow('2026-11-24T00:00:00+08:00')
  expect(await ready(10)).toBe('not_its_day')
  await database.setNow('2026-11-23T00:00:00+08:00')
  expect(await ready(10)).toBe('accepted')
  await database.setNow(theDay)
  expect((await plan()).board.tiles[0]?.ready).toBe(10)
})

test('once the meal was served nothing more is ready, and nothing is ready of nothing', async () => {
  const { serving, ready } = await aKitchen()
  expect(await ready(0)).toBe('malformed')
  await sql`update servings set state = 'served', closed_at = app_now(), served_at = app_now() where id = ${serving.servingId}`.execute(
    db,
  )
  expect(await ready(10)).toBe('serving_over')
})

test('the board says what was decided, what is booked, and what stands ready', async () => {
  const { canteen, serving, cook, params, ready } = await aKitchen()
  const { offeringId } = serving
  const television = as(await aDevice(db, 'board', canteen))
  const look = async () =>
    (
      await television.call('getBoard', {
        params: { canteenId: canteen.canteenId },
        query: { servingId: serving.servingId },
      })
    ).tiles[0]
  expect(await look()).toMatchObject({ portions: 0, toCook: null, ready: 0 })
  await cook.call('decideCookPlan', { params, body: { offeringId, portions: 52, reason: '' } })
  await ready(20)
  expect(await look()).toMatchObject({ portions: 0, toCook: 52, ready: 20 })
})

test('boxes carry a masked name where the canteen hides names, and every look is on the record', async () => {
  const { canteen, serving, cook, params } = await aKitchen()
  await database.setNow('2026-11-22T09:00:00+08:00')
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const { dinerId } = await aDiner(canteen).named('张秀英').allergicTo('peanut').in(db)
  await manager.call('placeBooking', {
    body: {
      dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 2 }],
      way: 'pick_up',
      pay: 'counter',
      channel: 'counter',
      seenPayFen: 3000,
    },
  })
  const boxes = async () => (await cook.call('getPacking', { params })).portions
  expect((await boxes()).map(({ name, copy, of }) => [name, copy, of])).toEqual([
    ['张秀英', 1, 2],
    ['张秀英', 2, 2],
  ])
  await sql`update canteens set kitchen_shows_names = false where id = ${canteen.canteenId}`.execute(
    db,
  )
  expect((await boxes())[0]).toMatchObject({ name: '张*英', allergens: ['peanut'] })
  const looks = await sql`
    select 1 from audit_entries where action = 'kitchen.packing_looked_at' and subject = ${`serving:${serving.servingId}`}`.execute(
    db,
  )
  expect(looks.rows.length).toBe(2)
})
