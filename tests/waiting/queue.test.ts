import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { closeServing } from '../../backend/kitchen/close-serving.action.ts'
import { changeOffering } from '../../backend/menus/change-offering.action.ts'
import { removeOffering } from '../../backend/menus/remove-offering.action.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { acceptOffer } from '../../backend/waiting/accept-offer.action.ts'
import { leaveQueue } from '../../backend/waiting/leave-queue.action.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aQueueRoom, codeOf, queuePriceFen } from '../support/queue.ts'
import { aSoldOutServing } from './sold-out.ts'

test('who has no other way to a meal comes first, then the order of asking', async () => {
  const { room, ids, booked, alone, sound } = await aSoldOutServing()
  const [first = 0, second = 0] = ids
  await room.join(first)
  await room.join(second)
  await room.join(alone)
  for (const bookingId of booked) await room.cancel(bookingId)
  expect(await room.kept()).toBe(4)
  await room.tend()
  expect(await room.waits()).toEqual([`${first} booked`, `${second} waiting`, `${alone} booked`])
  expect(await room.notices(alone)).toEqual(['waiting_booked'])
  expect(await room.notices(second)).toEqual([])
  expect(await room.kept()).toBe(0)
  await sound()
})

test('what was given back is nobody else’s, before the job and after it', async () => {
  const { room, ids, booked, sound } = await aSoldOutServing()
  const [first = 0, bystander = 0] = ids
  await room.join(first)
  await room.cancel(booked[0] ?? 0)
  expect(await codeOf(room.book(bystander))).toBe('sold_out')
  await room.tend()
  expect(await codeOf(room.book(bystander))).toBe('sold_out')
  await room.cancel(booked[1] ?? 0)
  // Nobody waits any more: then it is anybody's at once.
  expect(await codeOf(room.book(bystander))).toBe('accepted')
  await sound()
})

test('one place for one diner, none for what can be booked, none for who has her meal', async () => {
  const { room, ids, booked, serving, sound } = await aSoldOutServing()
  const [first = 0, second = 0] = ids
  await room.join(first)
  expect(await codeOf(room.join(first, { offeringId: null }))).toBe('already_waiting')
  expect(await codeOf(room.join(second, { offeringId: serving.offeringIds[1] ?? 0 }))).toBe(
    'still_free',
  )
  expect(await codeOf(room.join(second, { offeringId: null }))).toBe('still_free')
  await room.book(second, serving.offeringIds[1])
  expect(await codeOf(room.join(second))).toBe('already_booked')
  expect(await codeOf(room.join(ids[2] ?? 0, { seenPayFen: fen(900) }))).toBe('price_changed')
  expect(await codeOf(room.join(ids[2] ?? 0, { pay: 'wallet' }))).toBe('wallet_short')
  expect(booked).toHaveLength(2)
  await sound()
})

test('asked first, the portion is hers for a while; then it goes to the next', async () => {
  const { room, ids, booked, database, serving, sound } = await aSoldOutServing()
  const [first = 0, second = 0] = ids
  await database.setNow(`${addDays(serving.day, -2)}T10:00:00+08:00`)
  await room.join(first, { wish: 'ask' })
  await room.join(second, { wish: 'ask' })
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${first} offered`, `${second} waiting`])
  expect(await room.notices(first)).toEqual(['waiting_offer'])
  await database.advance('61 minutes')
  await room.tend()
  expect(await room.waits()).toEqual([`${first} ended: lapsed`, `${second} offered`])
  expect(await room.notices(first)).toEqual(['waiting_offer', 'waiting_ended lapsed'])
  await sound()
})

test('she takes what is kept for her in cash or by card, or leaves it to the next', async () => {
  const { room, ids, booked, db, serving, sound } = await aSoldOutServing({ walletFen: 5000 })
  const [first = 0, second = 0, third = 0] = ids
  const { servingId } = serving
  for (const dinerId of [first, second, third]) await room.join(dinerId, { wish: 'ask' })
  for (const bookingId of booked) await room.cancel(bookingId)
  await room.tend()
  await inTransaction(db, (tx) =>
    acceptOffer(tx, room.actor, { servingId, dinerId: first }, 'wallet'),
  )
  await inTransaction(db, (tx) => leaveQueue(tx, room.actor, { servingId, dinerId: second }))
  await room.tend()
  await inTransaction(db, (tx) =>
    acceptOffer(tx, room.actor, { servingId, dinerId: third }, 'counter'),
  )
  expect(await room.waits()).toEqual([
    `${first} booked`,
    `${second} ended: declined`,
    `${third} booked`,
  ])
  const paid = await sql<{ paid: string }>`
    select payment || ' ' || ticket_no as paid from bookings where state = 'placed' order by ticket_no`.execute(
    db,
  )
  expect(paid.rows.map((row) => row.paid)).toEqual(['wallet 3', 'counter 4'])
  expect(
    await codeOf(
      inTransaction(db, (tx) =>
        acceptOffer(tx, room.actor, { servingId, dinerId: first }, 'wallet'),
      ),
    ),
  ).toBe('wait_over')
  await sound()
})

test('dearer than she saw is not booked but told; a card that no longer holds enough is asked for cash', async () => {
  const { room, ids, booked, db, serving, canteen, database, sound } = await aSoldOutServing({
    walletFen: 1000,
  })
  const [dear = 0, poor = 0] = ids
  await room.join(dear)
  await inTransaction(db, (tx) =>
    changeOffering(tx, room.actor, serving.offeringId, { priceFen: fen(1200), portionLimit: 2 }),
  )
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${dear} ended: price`])
  expect(await room.notices(dear)).toEqual(['waiting_ended price'])
  await inTransaction(db, (tx) =>
    changeOffering(tx, room.actor, serving.offeringId, { priceFen: fen(1000), portionLimit: 1 }),
  )
  await room.join(poor, { pay: 'wallet' })
  // Her money goes into a supper meanwhile.
  const supper = await aServing(canteen)
    .at('dinner')
    .with(anOffering().priced(queuePriceFen))
    .in(db)
  const evening = aQueueRoom(database, canteen, supper)
  onTestFinished(() => evening.close())
  await evening.book(poor, supper.offeringId, 'dine_in', 'wallet')
  await room.cancel(booked[1] ?? 0)
  await room.tend()
  expect(await room.waits()).toContain(`${poor} offered`)
  const held = await sql<{ payment: string }>`
    select payment from bookings where diner_id = ${poor} and state = 'held'`.execute(db)
  expect(held.rows).toEqual([{ payment: 'counter' }])
  await sound()
})

test('whoever died, has her meal already or waits for a dish that is taken off holds nobody up', async () => {
  const { room, ids, booked, db, serving, sound } = await aSoldOutServing()
  const [gone = 0, elsewhere = 0, next = 0, fisher = 0] = ids
  await room.book(ids[5] ?? 0, serving.offeringIds[1])
  for (const dinerId of [gone, elsewhere, next]) await room.join(dinerId)
  await room.join(fisher, { offeringId: serving.offeringIds[1] ?? 0 })
  await sql`update diners set died_on = ${serving.day} where id = ${gone}`.execute(db)
  await inTransaction(db, (tx) =>
    changeOffering(tx, room.actor, serving.offeringIds[1] ?? 0, {
      priceFen: fen(queuePriceFen),
      portionLimit: 3,
    }),
  )
  // Two were added and one waits for it: the other is free.
  await room.book(elsewhere, serving.offeringIds[1])
  await inTransaction(db, (tx) => removeOffering(tx, room.actor, serving.offeringIds[1] ?? 0))
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([
    `${gone} ended: gone`,
    `${elsewhere} ended: booked_elsewhere`,
    `${next} booked`,
    `${fisher} ended: withdrawn`,
  ])
  expect(await room.notices(gone)).toEqual([])
  await sound()
})

test('a raised limit is first of all for those who wait', async () => {
  const { room, ids, db, serving, sound } = await aSoldOutServing()
  const [first = 0, bystander = 0] = ids
  await room.join(first)
  await inTransaction(db, (tx) =>
    changeOffering(tx, room.actor, serving.offeringId, {
      priceFen: fen(queuePriceFen),
      portionLimit: 3,
    }),
  )
  expect(await codeOf(room.book(bystander))).toBe('sold_out')
  await room.tend()
  expect(await room.waits()).toEqual([`${first} booked`])
  await sound()
})

test('a seat given back is kept too, and is free again when nobody in the queue can use it', async () => {
  const { room, ids, booked, serving, sound } = await aSoldOutServing({ seats: 2 })
  const [first = 0, bystander = 0] = ids
  const fish = serving.offeringIds[1] ?? 0
  await room.join(first)
  await room.cancel(booked[0] ?? 0)
  expect(await codeOf(room.book(bystander, fish))).toBe('way_full')
  await room.tend()
  expect(await room.waits()).toEqual([`${first} booked`])
  await room.join(ids[2] ?? 0, { way: 'pick_up' })
  await room.cancel(booked[1] ?? 0)
  expect(await codeOf(room.book(bystander, fish))).toBe('accepted')
  await room.tend()
  expect(await room.waits()).toContain(`${ids[2]} booked`)
  await sound()
})

test('whoever will eat anything takes what frees first, and leaves every queue', async () => {
  const { room, ids, serving, db, sound } = await aSoldOutServing()
  const fish = serving.offeringIds[1] ?? 0
  const fishBooking = await room.book(ids[5] ?? 0, fish)
  const [any = 0, meat = 0] = ids
  await room.join(any, { offeringId: null })
  await room.join(meat)
  await room.cancel(fishBooking)
  await room.tend()
  expect(await room.waits()).toEqual([`${any} booked`, `${meat} waiting`])
  const waiting = await sql<{ waiting: number }>`
    select waiting from offerings where serving_id = ${serving.servingId} order by id`.execute(db)
  expect(waiting.rows.map((row) => row.waiting)).toEqual([1, 0])
  await sound()
})

test('at cut-off everybody still waiting is told, offers are over and the count is final', async () => {
  const { room, ids, booked, db, serving, database, sound } = await aSoldOutServing()
  const [asked = 0, waiting = 0] = ids
  await database.setNow(new Date(serving.cutoffAt.getTime() - 60_000))
  await room.join(asked, { wish: 'ask' })
  await room.join(waiting)
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  expect(await room.waits()).toEqual([`${asked} offered`, `${waiting} waiting`])
  const close = () => inTransaction(db, (tx) => closeServing(tx, room.actor, serving.servingId))
  await database.setNow(serving.cutoffAt)
  expect(await codeOf(close())).toBe('still_open')
  expect(await codeOf(room.join(ids[3] ?? 0))).toBe('past_cutoff')
  await room.tend()
  await room.tend()
  expect(await room.waits()).toEqual([`${asked} ended: lapsed`, `${waiting} ended: cut_off`])
  expect(await room.notices(waiting)).toEqual(['waiting_ended cut_off'])
  expect(await room.kept()).toBe(0)
  expect(await codeOf(close())).toBe('accepted')
  await sound()
})
