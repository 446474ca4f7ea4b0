import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { bookStandingOrders } from '../../backend/standing/book-standing-orders.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { TimeOfDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import type { Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T09:00:00+08:00')
const app = await aQuietApp(database)
const as = apiOf(app.url)
const canteen = await aCanteen().bookableAhead(14).in(db)
const manager = as(await aStaffMember(db, 'manager', canteen))
const lunchOn = (day: string) =>
  aServing(canteen).onDay(day).inTurnsOf(30).with(anOffering().priced(1500))
const monday = await lunchOn('2026-11-23').in(db)
const tuesday = await lunchOn('2026-11-24').in(db)
const wednesday = await lunchOn('2026-11-25').in(db)
const elder = () => aDiner(canteen).withWallet(50_000).signedIn(db)

const turns = [
  { from: '11:00', to: '11:30' },
  { from: '11:30', to: '12:00' },
  { from: '12:00', to: '12:30' },
]
const orderOf = (serving: Serving, quantity = 1, arriveFrom?: TimeOfDay) => ({
  lines: [{ offeringId: serving.offeringId, quantity }],
  way: 'dine_in' as const,
  seenPayFen: 1500 * quantity,
  arriveFrom,
})
const place = async (
  who: Parameters<typeof as>[0] & { dinerId: number },
  serving: Serving,
  arriveFrom?: TimeOfDay,
) =>
  as(who).call('placeBooking', {
    body: {
      dinerId: who.dinerId,
      servingId: serving.servingId,
      pay: 'wallet',
      ...orderOf(serving, 1, arriveFrom),
    },
  })

test('a canteen that cuts its lunch into turns asks nothing more of anybody: she comes in the first', async () => {
  const her = await elder()
  const params = { dinerId: her.dinerId }
  const { next } = await as(her).call('getToday', { params })
  expect(next).toMatchObject({ state: 'open', when: turns[0] })
  const { when, windows } = await as(her).call('getChoices', { params })
  expect([when, windows]).toMatchObject([turns[0], turns])
  const { ticket } = await place(her, monday)
  expect(ticket).toMatchObject({ when: turns[0], arriveFrom: '11:00', servedUntil: '12:30' })
})

test('she comes when she says, next time when she last did, and her family reads it', async () => {
  const her = await elder()
  const params = { dinerId: her.dinerId }
  const noon = timeOfDay('12:00')
  const { ticket } = await place(her, monday, noon)
  expect(ticket.when).toMatchObject({ from: '12:00', to: '12:30' })
  const { when } = await as(her).call('getChoices', {
    params,
    query: { servingId: tuesday.servingId },
  })
  expect(when).toMatchObject({ from: '12:00', to: '12:30' })
  const next = await place(her, tuesday)
  expect(next.ticket.when).toMatchObject({ from: '12:00', to: '12:30' })
  const daughter = as(await aFamilyMember(db, her, 'see'))
  const { people } = await daughter.call('getFamilyDay', {})
  expect(people[0]?.coming.map((one) => one.when.from)).toEqual(['12:00', '12:00'])
})

test('a change keeps her turn unless she says another, and the same turn is no change', async () => {
  const her = await elder()
  const { id: bookingId } = await place(her, monday, timeOfDay('11:30'))
  const change = { params: { bookingId }, body: orderOf(monday, 2) }
  const more = await as(her).call('amendBooking', change)
  expect(more.ticket.when.from).toBe('11:30')
  const later = await as(her).call('amendBooking', {
    ...change,
    body: orderOf(monday, 2, timeOfDay('12:00')),
  })
  expect(later.ticket.when).toMatchObject({ from: '12:00', to: '12:30' })
  expect(
    await as(her).outcome('amendBooking', {
      ...change,
      body: orderOf(monday, 2, timeOfDay('12:00')),
    }),
  ).toBe('nothing_to_change')
  const { windows, when, booked } = await as(her).call('getChoices', {
    params: { dinerId: her.dinerId },
    query: { servingId: monday.servingId },
  })
  expect([booked?.bookingId, when.from, windows.length]).toEqual([bookingId, '12:00', 3])
})

test('a turn the meal does not have is refused, and the database lets none in either', async () => {
  const plain = await aServing(canteen).onDay('2026-11-26').with(anOffering().priced(1500)).in(db)
  const her = await elder()
  const asked = (serving: Serving, time: string) => ({
    body: {
      dinerId: her.dinerId,
      servingId: serving.servingId,
      pay: 'wallet' as const,
      ...orderOf(serving, 1, timeOfDay(time)),
    },
  })
  expect(await as(her).outcome('placeBooking', asked(monday, '11:15'))).toBe('malformed')
  expect(await as(her).outcome('placeBooking', asked(plain, '11:00'))).toBe('malformed')
  const { id, ticket } = await place(her, plain)
  expect(ticket).toMatchObject({ when: { from: '11:00', to: '12:30' }, arriveFrom: null })
  const forced = sql`update bookings set arrive_from = '11:00', arrive_to = '11:30' where id = ${id}`
  await expect(forced.execute(db)).rejects.toThrow('bookings_arrival_offered')
})

test('a standing order books her usual turn, and nobody is turned away at the counter for another', async () => {
  const her = await elder()
  await place(her, monday, timeOfDay('11:30'))
  const set = await as(her).call('setStandingOrder', {
    params: { dinerId: her.dinerId },
    body: {
      meal: 'lunch',
      weekdays: [3],
      wish: null,
      way: 'dine_in',
      pay: 'wallet',
      limitFen: 2000,
      firstDay: serviceDay('2026-11-25'),
      lastDay: null,
    },
  })
  await inTransaction(db, (tx) => bookStandingOrders(tx, wednesday.servingId, [set.id]))
  const coming = await as(her).call('getMeals', { params: { dinerId: her.dinerId } })
  const booked = coming.coming.find(({ when }) => when.day === '2026-11-25')
  expect(booked?.when).toMatchObject({ from: '11:30', to: '12:00' })

  await database.setNow('2026-11-25T12:20:00+08:00')
  const today = await as(her).call('getToday', { params: { dinerId: her.dinerId } })
  expect(today.waiting?.bookingId).toBe(booked?.bookingId)
  const counter = as(await aStaffMember(db, 'counter', canteen))
  const { ticket } = await counter.call('collectBooking', {
    params: { bookingId: booked?.bookingId ?? 0 },
    body: { cashFen: 0 },
  })
  expect(ticket.state).toBe('collected')
  await database.setNow('2026-11-22T09:00:00+08:00')
})

test('the pattern is for meals planned from now on', async () => {
  const params = { canteenId: canteen.canteenId }
  const pattern = {
    meal: 'lunch' as const,
    from: timeOfDay('11:00'),
    to: timeOfDay('12:30'),
    dineInCapacity: 60,
    pickUpCapacity: 40,
  }
  const windowsOf = async (servingId: number): Promise<number> => {
    const found = await sql<{ count: number }>`
      select count(*)::int as count from serving_windows where serving_id = ${servingId}`.execute(
      db,
    )
    return found.rows[0]?.count ?? 0
  }
  await manager.call('setMealPattern', { params, body: { ...pattern, windowMinutes: 45 } })
  const cut = await manager.call('addServing', {
    params,
    body: { day: serviceDay('2026-11-27'), meal: 'lunch' },
  })
  expect(await windowsOf(cut.servingId)).toBe(2)
  await manager.call('setMealPattern', { params, body: pattern })
  const whole = await manager.call('addServing', {
    params,
    body: { day: serviceDay('2026-11-28'), meal: 'lunch' },
  })
  expect([await windowsOf(whole.servingId), await windowsOf(cut.servingId)]).toEqual([0, 2])
})

test('what verify says: all is sound, and a hole between turns or a meal without one is found', async () => {
  const found = async (): Promise<string[]> => [
    ...new Set((await findBrokenInvariants(db)).map(({ invariant }) => invariant.slice(0, 5))),
  ]
  expect(await found()).toEqual([])
  await sql`update bookings set arrive_from = null, arrive_to = null where serving_id = ${monday.servingId}`.execute(
    db,
  )
  expect(await found()).toEqual(['where'])
  await sql`update serving_windows set window_to = '11:29' where serving_id = ${monday.servingId} and window_from = '11:00'`.execute(
    db,
  )
  expect(await found()).toEqual(['turns', 'where'])
})
