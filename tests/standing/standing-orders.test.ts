import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aStandingTown } from './town.ts'

const weekdays = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05']

test('a week is booked as soon as it can be, on her weekdays, under both names, within her price', async () => {
  const town = await aStandingTown()
  for (const day of weekdays) await town.lunch(day)
  const mother = await town.diner()
  await town.order(mother)
  // The fifth is a Saturday.
  expect(await town.live(mother)).toEqual(['12-01', '12-02', '12-03', '12-04'])
  const found = await sql`
    select distinct b.channel, b.placed_by, b.placed_by_name, m.actor, m.actor_name, b.own_fen
    from bookings b join booking_moves m on m.booking_id = b.id`.execute(town.db)
  expect(found.rows).toEqual([
    {
      channel: 'standing',
      placed_by: 'job:standing-orders',
      placed_by_name: '测试员',
      actor: 'job:standing-orders',
      actor_name: '测试员',
      own_fen: 1200,
    },
  ])
  await town.work()
  expect(await town.meals(mother)).toHaveLength(4)
  expect(await town.notices(mother)).toEqual([])
  // A serving that opens later is booked when the job comes by.
  await town.lunch('2026-12-07')
  await town.work()
  expect((await town.live(mother)).at(-1)).toBe('12-07')
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test('what she let go of, however it was booked, is not booked for her again', async () => {
  const town = await aStandingTown()
  const [first, second] = [await town.lunch('2026-12-01'), await town.lunch('2026-12-02')]
  const mother = await town.diner()
  const placed = await town.room.ask(mother.herself, 'placeBooking', {
    body: {
      dinerId: mother.dinerId,
      servingId: first.servingId,
      lines: [{ offeringId: first.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1200,
    },
  })
  await town.room.ask(mother.herself, 'cancelBooking', {
    params: { bookingId: placed.id },
    body: {},
  })
  await town.order(mother)
  expect(await town.live(mother)).toEqual(['12-02'])
  await town.room.ask(mother.herself, 'cancelBooking', {
    params: { bookingId: await town.bookingOn(mother, second.day) },
    body: {},
  })
  await town.work()
  await town.advance('10 minutes')
  await town.work()
  expect(await town.live(mother)).toEqual([])
  expect(await town.coming(mother)).toMatchObject({ '12-01': 'cancelled', '12-02': 'cancelled' })
})

test('a pause takes back what was booked; made shorter, those days are booked again; made longer, taken back', async () => {
  const town = await aStandingTown()
  for (const day of weekdays) await town.lunch(day)
  const mother = await town.diner()
  const { dinerId, herself } = mother
  await town.order(mother)
  const { id: holdId, cancelled } = await town.hold(mother, '2026-12-02', null)
  expect(cancelled.map(({ day }) => day)).toEqual(['2026-12-02', '2026-12-03', '2026-12-04'])
  expect(await town.live(mother)).toEqual(['12-01'])
  await town.work()
  expect(await town.live(mother)).toEqual(['12-01'])
  const change = (firstDay: string, lastDay: string | null) =>
    town.room.ask(herself, 'changeHold', {
      params: { dinerId, holdId },
      body: { firstDay, lastDay },
    })
  await change('2026-12-02', '2026-12-02')
  expect(await town.live(mother)).toEqual(['12-01', '12-03', '12-04'])
  await change('2026-12-02', '2026-12-03')
  expect(await town.live(mother)).toEqual(['12-01', '12-04'])
  expect(await town.coming(mother)).toMatchObject({
    '12-01': 'booked',
    '12-02': 'held',
    '12-03': 'held',
    '12-04': 'booked',
    '12-07': 'standing',
  })
  await town.room.ask(herself, 'endHold', { params: { dinerId, holdId } })
  expect(await town.live(mother)).toEqual(['12-01', '12-02', '12-03', '12-04'])
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test('a pause that comes after cut-off leaves that meal booked, and says so', async () => {
  const town = await aStandingTown()
  for (const day of weekdays) await town.lunch(day)
  const mother = await town.diner()
  await town.order(mother)
  await town.setNow('2026-11-30T17:00:00+08:00')
  const { cancelled, kept } = await town.hold(mother, '2026-12-01', '2026-12-02')
  expect(kept.map(({ day }) => day)).toEqual(['2026-12-01'])
  expect(cancelled.map(({ day }) => day)).toEqual(['2026-12-02'])
  expect(await town.live(mother)).toEqual(['12-01', '12-03', '12-04'])
})

test('pauses of one diner do not overlap, and lie ahead', async () => {
  const town = await aStandingTown()
  const mother = await town.diner()
  const { dinerId, herself } = mother
  await town.hold(mother, '2026-12-02', '2026-12-04')
  const refused = (firstDay: string, lastDay: string | null) =>
    town.room.refusal(herself, 'addHold', { params: { dinerId }, body: { firstDay, lastDay } })
  expect(await refused('2026-12-04', null)).toBe('hold_overlaps')
  expect(await refused('2026-12-08', '2026-12-07')).toBe('hold_days_wrong')
  expect(await refused('2026-11-29', '2026-12-01')).toBe('hold_days_wrong')
  expect(await refused('2026-12-05', null)).toBe('allowed')
  const other = await town.diner()
  expect(
    await town.room.refusal(other.herself, 'endHold', {
      params: { dinerId: other.dinerId, holdId: 1 },
    }),
  ).toBe('hold_unknown')
})

test('two orders never want the same meal of the same day; another meal or day may', async () => {
  const town = await aStandingTown()
  const mother = await town.diner()
  const { dinerId, herself } = mother
  const { id: orderId } = await town.order(mother, { weekdays: [1, 3] })
  const refused = (change: object) =>
    town.room.refusal(herself, 'setStandingOrder', {
      params: { dinerId },
      body: town.terms(change),
    })
  expect(await refused({ weekdays: [3, 4] })).toBe('standing_order_exists')
  expect(await refused({ weekdays: [2] })).toBe('allowed')
  expect(await refused({ weekdays: [3], meal: 'dinner' })).toBe('allowed')
  expect(
    await town.room.refusal(herself, 'changeStandingOrder', {
      params: { dinerId, orderId },
      body: town.terms({ weekdays: [2, 5] }),
    }),
  ).toBe('standing_order_exists')
})

test('ended, it books nothing more; what it booked stays, or is taken back', async () => {
  const town = await aStandingTown()
  for (const day of weekdays) await town.lunch(day)
  const [one, other] = [await town.diner(), await town.diner()]
  const ids = [await town.order(one), await town.order(other)].map(({ id }) => id)
  const end = async (who: typeof one, orderId: number, booked: 'keep' | 'cancel') =>
    town.room.ask(who.herself, 'endStandingOrder', {
      params: { dinerId: who.dinerId, orderId },
      body: { booked },
    })
  expect((await end(one, ids[0] ?? 0, 'keep')).kept).toHaveLength(4)
  expect((await end(other, ids[1] ?? 0, 'cancel')).cancelled).toHaveLength(4)
  await town.lunch('2026-12-07')
  await town.work()
  expect(await town.live(one)).toEqual(['12-01', '12-02', '12-03', '12-04'])
  expect(await town.live(other)).toEqual([])
})

test('changed, what is booked stays; asked so, it becomes what the order wants now', async () => {
  const town = await aStandingTown()
  await town.lunch('2026-12-01')
  const mother = await town.diner()
  const { dinerId, herself } = mother
  const { id: orderId } = await town.order(mother)
  const change = (booked: 'keep' | 'cancel') =>
    town.room.ask(herself, 'changeStandingOrder', {
      params: { dinerId, orderId },
      body: { ...town.terms({ way: 'pick_up' }), booked },
    })
  const ways = async () =>
    (
      await sql<{
        what: string
      }>`select way || ' ' || state as what from bookings order by id`.execute(town.db)
    ).rows.map(({ what }) => what)
  await change('keep')
  expect(await ways()).toEqual(['dine_in placed'])
  await change('cancel')
  expect(await ways()).toEqual(['pick_up placed'])
})
