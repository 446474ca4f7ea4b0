import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { bookThroughFaults } from '../support/race/database-faults.ts'
import { inParallel } from '../support/race/in-parallel.ts'
import { countServing } from '../support/race/counts.ts'
import { tryBooking, prepareRush, priceFen } from '../support/race/rush.ts'
import { apiOf } from '../support/api.ts'
import { aDevice } from '../support/builders/people.ts'
import { spawnApp, startApp } from '../support/server.ts'

test('backends that die between two statements cost nobody a meal, and nobody gets two', async () => {
  const database = await aDatabase()
  const app = await spawnApp(database)
  const found = await bookThroughFaults(database, app.url, {
    people: 150,
    killEveryMs: 60,
    seed: 1,
  })
  expect(found.killed).toBeGreaterThan(10)
  expect(found).toMatchObject({ booked: 150, portions: 150, unanswered: 0 })
  expect(found.slowestMs).toBeLessThan(60_000)
  expect(app.isRunning()).toBe(true)
  expect(await findBrokenInvariants(database.db)).toEqual([])
})

test('with one connection in the pool everything still works, one after the other', async () => {
  const database = await aDatabase()
  const { db } = database
  const server = await startApp(database, { poolMax: 1 })
  const { canteen, serving, diners } = await prepareRush(db, [100], 30)
  const board = apiOf(server.url)(await aDevice(db, 'board', canteen))
  const outcomes = await inParallel(diners, 30, async (diner) => {
    const api = apiOf(server.url)(diner)
    const params = { dinerId: diner.dinerId }
    const [{ outcome }] = await Promise.all([
      tryBooking(api, {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'pick_up',
        pay: 'counter',
        seenPayFen: priceFen,
      }),
      api.call('getToday', { params }),
      api.call('getChoices', { params }),
      api.call('getMeals', { params }),
      board.call('getBoard', { params: { canteenId: canteen.canteenId } }),
    ])
    return outcome
  })
  expect(new Set(outcomes)).toEqual(new Set(['accepted']))
  expect((await countServing(db, serving.servingId)).portions).toBe(30)
})
