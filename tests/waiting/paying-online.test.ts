import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { confirmHeldBooking } from '../../backend/bookings/confirm-held-booking.action.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { leaveQueue } from '../../backend/waiting/leave-queue.action.ts'
import { codeOf, queuePriceFen } from '../support/queue.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { aSoldOutServing } from './sold-out.ts'

/** Two wait for the meat; the first then takes the fish, which is kept while she pays it online. */
const aPayingDiner = async () => {
  const sold = await aSoldOutServing()
  const { database, db, room, serving, ids, booked } = sold
  const [paying = 0, next = 0] = ids
  await database.setNow(`${addDays(serving.day, -2)}T10:00:00+08:00`)
  for (const dinerId of [paying, next]) await room.join(dinerId)
  const takeFish = async (tx: Tx): Promise<number> => {
    const { bookingId } = await placeBooking(tx, {
      actor: room.actor,
      dinerId: paying,
      servingId: serving.servingId,
      lines: [
        {
          offeringId: serving.offeringIds[1] ?? 0,
          quantity: 1,
          variant: { texture: 'regular', tweaks: [], omits: [] },
        },
      ],
      way: 'dine_in',
      pay: 'online',
      leastOnlineFen: fen(1),
      seenPayFen: fen(queuePriceFen),
      channel: 'counter',
    })
    return bookingId
  }
  const giveBack = async (nth: number): Promise<void> => {
    await room.cancel(booked[nth] ?? 0)
    await room.tend()
  }
  return {
    ...sold,
    paying,
    next,
    takeFish,
    giveBack,
    inTx: (work: (tx: Tx) => Promise<unknown>) => inTransaction(db, work),
  }
}

test('who pays another dish online keeps her place while it is only held; her turn passes over her', async () => {
  const { room, paying, next, takeFish, giveBack, inTx, database, sound } = await aPayingDiner()
  await inTx(takeFish)
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} waiting`, `${next} waiting`])
  await giveBack(0)
  expect(await room.waits()).toEqual([`${paying} waiting`, `${next} booked`])
  // Given back while nobody else waits, it stays the queue's; not paid in time, she is where she was.
  await giveBack(1)
  expect(await room.kept()).toBe(2)
  await database.advance('21 minutes')
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} booked`, `${next} booked`])
  expect(await room.kept()).toBe(0)
  await sound()
})

test('let go by herself, she is at her old place, before who asked after her', async () => {
  const { room, paying, next, takeFish, giveBack, inTx, sound } = await aPayingDiner()
  let held = 0
  await inTx(async (tx) => (held = await takeFish(tx)))
  await room.tend()
  await inTx((tx) => cancelBooking(tx, room.actor, held, ''))
  await giveBack(0)
  expect(await room.waits()).toEqual([`${paying} booked`, `${next} waiting`])
  await sound()
})

test('once it is paid she has her meal, and her place goes to the next', async () => {
  const { room, paying, next, takeFish, giveBack, inTx, sound } = await aPayingDiner()
  let held = 0
  await inTx(async (tx) => (held = await takeFish(tx)))
  await inTx((tx) => confirmHeldBooking(tx, room.actor, held, 'counter'))
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} ended: booked_elsewhere`, `${next} waiting`])
  await giveBack(0)
  expect(await room.waits()).toEqual([`${paying} ended: booked_elsewhere`, `${next} booked`])
  await sound()
})

test('her turn comes at the very moment in which she takes the other dish: her place stays', async () => {
  const { db, room, paying, next, takeFish, inTx, booked, sound } = await aPayingDiner()
  await room.cancel(booked[0] ?? 0)
  const untilSomebodyWaits = await lockWatch(db)
  let tending = Promise.resolve()
  await inTx(async (tx) => {
    await takeFish(tx)
    tending = room.tend()
    await untilSomebodyWaits(tx)
  })
  await tending
  expect(await room.waits()).toEqual([`${paying} waiting`, `${next} waiting`])
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} waiting`, `${next} booked`])
  await sound()
})

/** Only she waits for the meat that is given back, and she is paying the fish: so long before the cut-off (16:00). */
const aLonePayerAt = async (time: string) => {
  const payer = await aPayingDiner()
  const { db, database, room, next, serving, takeFish, giveBack, inTx } = payer
  await inTransaction(db, (tx) =>
    leaveQueue(tx, room.actor, { servingId: serving.servingId, dinerId: next }),
  )
  await database.setNow(`${addDays(serving.day, -1)}T${time}:00+08:00`)
  let held = 0
  await inTx(async (tx) => (held = await takeFish(tx)))
  await giveBack(0)
  return { ...payer, held }
}

test('in good time before the cut-off it stays hers, and nobody else can have it', async () => {
  const { room, paying, ids, next, sound } = await aLonePayerAt('15:05')
  expect(await room.kept()).toBe(2)
  expect(await codeOf(room.book(ids[2] ?? 0))).toBe('sold_out')
  expect(await room.waits()).toEqual([`${paying} waiting`, `${next} ended: left`])
  await sound()
})

test('near the cut-off it goes back to anybody in time, and is eaten', async () => {
  const { db, room, paying, ids, serving, next, database, sound } = await aLonePayerAt('15:20')
  expect(await room.kept()).toBe(0)
  expect(await codeOf(room.book(ids[2] ?? 0))).toBe('accepted')
  await database.setNow(`${addDays(serving.day, -1)}T16:00:01+08:00`)
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} ended: cut_off`, `${next} ended: left`])
  const lost = await sql`
    select from offerings where id = ${serving.offeringId} and (kept > 0 or booked < portion_limit)`.execute(
    db,
  )
  expect(lost.rows).toEqual([])
  await sound()
})

test('near the cut-off, not paid in time and still there, it is hers after all', async () => {
  const { database, room, paying, next, sound } = await aLonePayerAt('15:20')
  await database.advance('21 minutes')
  await room.tend()
  expect(await room.waits()).toEqual([`${paying} booked`, `${next} ended: left`])
  await sound()
})
