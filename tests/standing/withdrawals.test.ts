import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { addHold } from '../../backend/standing/add-hold.action.ts'
import { changeHold } from '../../backend/standing/change-hold.action.ts'
import { changeStandingOrder } from '../../backend/standing/change-standing-order.action.ts'
import { endHold } from '../../backend/standing/end-hold.action.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { aStandingTown } from './town.ts'

const daysOf = (firstDay: string, lastDay: string | null) => ({
  firstDay: serviceDay(firstDay),
  lastDay: lastDay === null ? null : serviceDay(lastDay),
})
const days = ['12-01', '12-02', '12-03']

/** Three meals that an order booked, and a pause over the last two that nobody has acted upon yet. */
async function anUntendedPause() {
  const town = await aStandingTown()
  for (const day of days) await town.lunch(`2026-${day}`)
  const mother = await town.diner()
  const { dinerId, herself } = mother
  const { id: orderId } = await town.order(mother)
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(town.db, work)
  const pause = (firstDay: string, lastDay: string | null): Promise<number> =>
    inTx(async (tx) => (await addHold(tx, herself, dinerId, daysOf(firstDay, lastDay))).holdId)
  const holdId = await pause('2026-12-02', '2026-12-03')
  expect(await town.live(mother)).toEqual(days)
  return {
    ...town,
    inTx,
    pause,
    holdId,
    end: (tx: Tx) => endHold(tx, herself, { dinerId, holdId }),
    shorten: (tx: Tx) =>
      changeHold(tx, herself, { dinerId, holdId }, daysOf('2026-12-02', '2026-12-02')),
    changeOrder: (tx: Tx) =>
      changeStandingOrder(
        tx,
        herself,
        { dinerId, orderId },
        {
          ...town.terms({ way: 'pick_up' }),
          firstDay: null,
          lastDay: null,
          booked: 'cancel',
        },
      ),
    had: () => town.meals(mother),
    left: () => town.live(mother),
    sound: async () => expect(await findBrokenInvariants(town.db)).toEqual([]),
  }
}

test('what a pause asked for is taken back when the job comes by', async () => {
  const { work, left, sound } = await anUntendedPause()
  await work()
  expect(await left()).toEqual(['12-01'])
  await sound()
})

test('a pause that was ended before anybody acted upon it takes nothing back', async () => {
  const { inTx, end, work, had, sound } = await anUntendedPause()
  await inTx(end)
  await work()
  expect(await had()).toEqual(days.map((day) => `${day} placed`))
  await sound()
})

test('one that was made shorter takes back only what it still lies over', async () => {
  const { inTx, shorten, work, had, sound } = await anUntendedPause()
  await inTx(shorten)
  await work()
  expect(await had()).toEqual(['12-01 placed', '12-02 cancelled', '12-03 placed'])
  await sound()
})

test('ended and begun anew, or the order changed, it is taken back after all', async () => {
  const again = await anUntendedPause()
  await again.inTx(again.end)
  await again.pause('2026-12-03', null)
  await again.work()
  expect(await again.had()).toEqual(['12-01 placed', '12-02 placed', '12-03 cancelled'])
  await again.sound()

  const changed = await anUntendedPause()
  await changed.inTx(changed.end)
  await changed.inTx(changed.changeOrder)
  await changed.work()
  // Nothing is given back on the way: each meal is made as the order is now.
  expect(await changed.had()).toEqual(days.map((day) => `${day} placed`))
  const ways = await sql<{ way: string }>`select distinct way from bookings`.execute(changed.db)
  expect(ways.rows).toEqual([{ way: 'pick_up' }])
  await changed.sound()
})

test('ended at the very moment in which the job acts upon it, it takes nothing back', async () => {
  const { db, inTx, end, work, had, sound } = await anUntendedPause()
  const untilSomebodyWaits = await lockWatch(db)
  let working = Promise.resolve()
  await inTx(async (tx) => {
    await end(tx)
    working = work()
    await untilSomebodyWaits(tx)
  })
  await working
  expect(await had()).toEqual(days.map((day) => `${day} placed`))
  await sound()
})
