import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { noticeSentence } from '../../backend/notices/notice.kinds.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { joinQueue } from '../../backend/waiting/join-queue.action.ts'
import { tendWaitingList } from '../../backend/waiting/waiting-list.job.ts'
import { anOffering } from '../support/builders/serving.ts'
import { atCounter } from '../support/queue.ts'
import { aStandingTown } from './town.ts'

/** Her order has the last portion of Tuesday, and a neighbour waits for it. */
async function aSoldOutLunch() {
  const town = await aStandingTown()
  const { servingId } = await town.lunch('2026-12-01', anOffering().priced(1200).limitedTo(1))
  const [mother, neighbour] = [await town.diner(), await town.diner()]
  const { id: orderId } = await town.order(mother)
  await inTransaction(town.db, (tx) =>
    joinQueue(tx, {
      actor: atCounter(town.canteen),
      dinerId: neighbour.dinerId,
      servingId,
      offeringId: null,
      way: 'dine_in',
      wish: 'book',
      pay: 'counter',
      seenPayFen: fen(1200),
      channel: 'counter',
    }),
  )
  const change = async (terms: object) => {
    const reply = await town.room.ask(mother.herself, 'changeStandingOrder', {
      params: { dinerId: mother.dinerId, orderId },
      body: { ...town.terms(terms), booked: 'cancel' },
    })
    await tendWaitingList(town.room.deps)
    await town.work()
    expect(await findBrokenInvariants(town.db)).toEqual([])
    return { cancelled: reply.cancelled.length, kept: reply.kept.length }
  }
  return { ...town, mother, neighbour, change }
}

test.each([
  ['until when', { lastDay: serviceDay('2026-12-30') }],
  ['a higher limit', { limitFen: fen(2000) }],
  ['more days', { weekdays: [1, 2, 3, 4, 5, 6] }],
])('with another %s, the meal she has on a sold-out day stays hers', async (_, terms) => {
  const { mother, neighbour, change, meals, skips } = await aSoldOutLunch()
  expect(await change(terms)).toEqual({ cancelled: 0, kept: 1 })
  expect(await meals(mother)).toEqual(['12-01 placed'])
  expect(await skips(mother)).toEqual([])
  expect(await meals(neighbour)).toEqual([])
})

test('a day she does not want any more is given to whoever waits for it', async () => {
  const { mother, neighbour, change, meals } = await aSoldOutLunch()
  expect(await change({ weekdays: [3] })).toEqual({ cancelled: 1, kept: 0 })
  expect(await meals(mother)).toEqual(['12-01 cancelled'])
  expect(await meals(neighbour)).toEqual(['12-01 placed'])
})

test('with an earlier last day, only what lies behind it is taken back', async () => {
  const town = await aStandingTown()
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) await town.lunch(day)
  const mother = await town.diner()
  const { id: orderId } = await town.order(mother)
  await town.room.ask(mother.herself, 'changeStandingOrder', {
    params: { dinerId: mother.dinerId, orderId },
    body: { ...town.terms({ lastDay: serviceDay('2026-12-02') }), booked: 'cancel' },
  })
  expect(await town.meals(mother)).toEqual(['12-01 placed', '12-02 placed', '12-03 cancelled'])
})

/** Tuesday with two dishes; her order has the soft set, and what she changes it to is named last. */
async function aChoiceOfTwo({ left, cardFen = 50_000 }: { left: number; cardFen?: number }) {
  const town = await aStandingTown()
  const lunch = await town.lunch(
    '2026-12-01',
    anOffering().named('软饭套餐').priced(1200).limitedTo(9),
    anOffering().named('狮子头套餐').priced(1500).limitedTo(left),
  )
  const wish = async (name: string) => {
    const found = await sql<{ id: number }>`select id from sets where name = ${name}`.execute(
      town.db,
    )
    return { setId: found.rows[0]?.id ?? 0, dishId: null, size: 'regular' as const }
  }
  const mother = await town.diner((one) => one.withWallet(cardFen))
  const { id: orderId } = await town.order(mother, { wish: await wish('软饭套餐') })
  const change = (terms: object) =>
    town.room.ask(mother.herself, 'changeStandingOrder', {
      params: { dinerId: mother.dinerId, orderId },
      body: { ...town.terms(terms), booked: 'cancel' },
    })
  const has = async (): Promise<unknown[]> => {
    const found = await sql`
      select t.name, b.way, b.payment, b.own_fen as fen, b.ticket_no as ticket from bookings b
      join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      join offerings f on f.id = l.offering_id join sets t on t.id = f.set_id where b.state = 'placed'`.execute(
      town.db,
    )
    return found.rows
  }
  const told = async () =>
    (await town.notices(mother)).map(({ kind, params }) => [
      kind,
      noticeSentence(kind, params as Record<string, unknown>),
    ])
  return { ...town, lunch, wish, mother, orderId, change, has, told }
}

const soft = { name: '软饭套餐', way: 'dine_in', payment: 'wallet', fen: 1200, ticket: 1 }

test('where the new dish is left, the booked meal becomes it, under the same number', async () => {
  const { change, wish, has, meals, mother, told, db } = await aChoiceOfTwo({ left: 1 })
  const reply = await change({ wish: await wish('狮子头套餐') })
  expect([reply.cancelled, reply.following.length, reply.kept]).toEqual([[], 1, []])
  expect(await has()).toEqual([{ ...soft, name: '狮子头套餐', fen: 1500 }])
  expect(await meals(mother)).toEqual(['12-01 placed'])
  expect(await told()).toEqual([])
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('where the new dish is sold out she keeps the meal she had, and is told so once', async () => {
  const town = await aChoiceOfTwo({ left: 0 })
  await town.change({ wish: await town.wish('狮子头套餐') })
  expect(await town.has()).toEqual([soft])
  const sentence = {
    zh: '您长期订的饭改好了，就是12月1日的午饭没能跟着改：狮子头套餐已经订完了。原来的软饭套餐还给您留着，照常来吃就行。',
    en: expect.stringContaining('You keep the'),
  }
  expect(await town.told()).toEqual([['standing_kept', sentence]])
  await town.advance('1 hour')
  await town.work()
  await town.work()
  expect(await town.has()).toEqual([soft])
  expect(await town.told()).toHaveLength(1)
  expect(await town.skips(town.mother)).toEqual([])
  // Free again, it stays decided: what she was told stands until she changes something.
  await sql`update offerings set portion_limit = 5 where serving_id = ${town.lunch.servingId} and price_fen = 1500`.execute(
    town.db,
  )
  await town.work()
  expect(await town.has()).toEqual([soft])
  await town.change({ wish: await town.wish('狮子头套餐') })
  expect(await town.has()).toEqual([{ ...soft, name: '狮子头套餐', fen: 1500 }])
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test.each([
  ['too dear for her limit', { limitFen: fen(1300) }, '要付 15 元，超过了您说的 13 元'],
  ['to be had in no such way', { way: 'deliver' }, '这一顿不能这样取'],
])('where the new meal is %s she keeps what she had', async (_, terms, why) => {
  const town = await aChoiceOfTwo({ left: 1 })
  await town.change({ wish: await town.wish('狮子头套餐'), ...terms })
  expect(await town.has()).toEqual([soft])
  expect((await town.told()).map(([kind]) => kind)).toEqual(['standing_kept'])
  expect(JSON.stringify(await town.told())).toContain(why)
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test('a card with too little for the new dish leaves her the old one', async () => {
  const town = await aChoiceOfTwo({ left: 1, cardFen: 1300 })
  await town.change({ wish: await town.wish('狮子头套餐') })
  expect(await town.has()).toEqual([soft])
  expect(JSON.stringify(await town.told())).toContain('卡里还差 2 元')
})

test('another way of paying moves the money and not the meal, though somebody waits for it', async () => {
  const town = await aSoldOutLunch()
  const { mother, neighbour, change, meals, db } = town
  const balance = async () =>
    (
      await sql<{ fen: number }>`
      select balance_fen as fen from ledger_accounts where kind = 'wallet' and diner_id = ${mother.dinerId}`.execute(
        db,
      )
    ).rows[0]?.fen
  expect(await balance()).toBe(48_800)
  expect(await change({ pay: 'counter' })).toEqual({ cancelled: 0, kept: 0 })
  expect([await balance(), await meals(mother)]).toEqual([50_000, ['12-01 placed']])
  expect(await change({ pay: 'wallet', way: 'pick_up' })).toEqual({ cancelled: 0, kept: 0 })
  expect([await balance(), await meals(mother)]).toEqual([48_800, ['12-01 placed']])
  expect(await meals(neighbour)).toEqual([])
})

test('a meal that was kept goes when its day is not wanted any more, and when the order ends', async () => {
  const town = await aChoiceOfTwo({ left: 0 })
  await town.change({ wish: await town.wish('狮子头套餐') })
  expect(await town.has()).toEqual([soft])
  expect((await town.change({ wish: null, weekdays: [3] })).cancelled).toHaveLength(1)
  expect(await town.has()).toEqual([])

  const other = await aChoiceOfTwo({ left: 0 })
  await other.change({ wish: await other.wish('狮子头套餐') })
  await other.room.ask(other.mother.herself, 'endStandingOrder', {
    params: { dinerId: other.mother.dinerId, orderId: other.orderId },
    body: { booked: 'cancel' },
  })
  expect(await other.has()).toEqual([])
})

test('a pause over a meal that was kept takes it back', async () => {
  const town = await aChoiceOfTwo({ left: 0 })
  await town.change({ wish: await town.wish('狮子头套餐') })
  await town.hold(town.mother, '2026-12-01', '2026-12-01')
  expect(await town.has()).toEqual([])
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test('when all change at once and few can have it, everybody eats: those few the new dish, the others their old one', async () => {
  const town = await aChoiceOfTwo({ left: 3 })
  const { herself, dinerId } = town.mother
  const others = await Promise.all(Array.from({ length: 7 }, () => town.diner()))
  const orders = [{ who: { herself, dinerId }, orderId: town.orderId }]
  const [old, wish] = [await town.wish('软饭套餐'), await town.wish('狮子头套餐')]
  for (const who of others) orders.push({ who, orderId: (await town.order(who, { wish: old })).id })
  await Promise.all(
    orders.map(({ who, orderId }) =>
      town.room.ask(who.herself, 'changeStandingOrder', {
        params: { dinerId: who.dinerId, orderId },
        body: { ...town.terms({ wish }), booked: 'cancel' },
      }),
    ),
  )
  // Whoever met another at the counters comes by once more with the job.
  await town.work()
  const names = ((await town.has()) as { name: string }[]).map(({ name }) => name)
  expect(names.filter((name) => name === '狮子头套餐')).toHaveLength(3)
  expect(names.filter((name) => name === '软饭套餐')).toHaveLength(5)
  const told = await sql`select from notices where kind = 'standing_kept'`.execute(town.db)
  expect(told.rows).toHaveLength(5)
  expect(await findBrokenInvariants(town.db)).toEqual([])
})
