import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { tryBooking } from '../support/race/rush.ts'
import { tapsOnEachKey, tapsOnEachTopUp } from '../support/race/taps.ts'
import { startApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
const server = await startApp(database)
const canteen = await aCanteen().in(db)

test('50 bookings, each tapped ten times at once: 50 meals, and ten equal answers each', async () => {
  expect(await tapsOnEachKey(database, [server.url], { keys: 50, taps: 10 })).toEqual({
    bookings: 50,
    portions: 50,
    keysKept: 50,
    statuses: { 200: 500 },
    differentAnswers: 0,
  })
})

test('50 top-ups in cash, each tapped ten times at once: 50 times 10 yuan', async () => {
  expect(await tapsOnEachTopUp(database, [server.url], { keys: 50, taps: 10 })).toEqual({
    topUps: 50,
    drawerFen: 50_000,
    walletsFen: 50_000,
    keysKept: 50,
    statuses: { 200: 500 },
    differentAnswers: 0,
  })
})

test('the same key with another sum is refused and posts nothing', async () => {
  const counter = await aStaffMember(db, 'counter', canteen)
  const { dinerId } = await aDiner(canteen).in(db)
  const api = apiOf(server.url)(counter)
  const key = randomUUID()
  const params = { canteenId: canteen.canteenId }
  const first = { params, body: { dinerId, amountFen: 1000 }, key }
  expect(await api.outcome('topUpInCash', first)).toBe('accepted')
  const other = { params, body: { dinerId, amountFen: 9000 }, key }
  expect(await api.outcome('topUpInCash', other)).toBe('key_reused')
  const found = await sql<{ balance: number }>`
    select balance_fen as balance from ledger_accounts where diner_id = ${dinerId}`.execute(db)
  expect(found.rows).toEqual([{ balance: 1000 }])
})

test('the same key with another wish is refused and changes nothing', async () => {
  const serving = await aServing(canteen).with(anOffering().priced(1000)).in(db)
  const diner = await aDiner(canteen).signedIn(db)
  const api = apiOf(server.url)(diner)
  const key = randomUUID()
  const wish = {
    dinerId: diner.dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity: 1 }],
    way: 'dine_in' as const,
    pay: 'counter' as const,
    seenPayFen: 1000,
  }
  expect((await tryBooking(api, wish, key)).outcome).toBe('accepted')
  const two = {
    ...wish,
    lines: [{ offeringId: serving.offeringId, quantity: 2 }],
    seenPayFen: 2000,
  }
  expect(await api.outcome('placeBooking', { body: two, key })).toBe('key_reused')
  const found = await sql<{ portions: number }>`
    select portions from bookings where diner_id = ${diner.dinerId}`.execute(db)
  expect(found.rows).toEqual([{ portions: 1 }])
})

test('a refused write leaves no key behind: the same tap later is judged anew', async () => {
  const serving = await aServing(canteen)
    .at('dinner')
    .with(anOffering().priced(1000).limitedTo(0))
    .in(db)
  const diner = await aDiner(canteen).signedIn(db)
  const api = apiOf(server.url)(diner)
  const key = randomUUID()
  const body = {
    dinerId: diner.dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity: 1 }],
    way: 'dine_in' as const,
    pay: 'counter' as const,
    seenPayFen: 1000,
  }
  expect(await api.outcome('placeBooking', { body, key })).toBe('sold_out')
  await sql`update offerings set portion_limit = 1 where id = ${serving.offeringId}`.execute(db)
  expect(await api.outcome('placeBooking', { body, key })).toBe('accepted')
})

test('two people may use the same key: it is theirs, not the world’s', async () => {
  const serving = await aServing(canteen).at('breakfast').with(anOffering().priced(1000)).in(db)
  const key = randomUUID()
  for (const diner of await aDiner(canteen).signedInTimes(2, db)) {
    const body = {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in' as const,
      pay: 'counter' as const,
      seenPayFen: 1000,
    }
    expect(await apiOf(server.url)(diner).outcome('placeBooking', { body, key })).toBe('accepted')
  }
})
