import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBookkeeping } from '../support/bookkeeping.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { seededRandom } from '../support/race/in-parallel.ts'

const books = await aBookkeeping()
const { db } = books
const at = (day: string, time: string) => books.at(day, time)

test('a month in plain words: what moved, which meal, and what was left each time', async () => {
  await at('2026-10-05', '10:00')
  const who = await books.resident(5000)
  const october = await books.lunch('2026-10-08')
  await books.collect(await books.book(who, october), october)
  const cancelled = await books.lunch('2026-11-06')
  const cancelledId = await books.book(who, cancelled)
  await books.as(who).call('cancelBooking', { params: { bookingId: cancelledId }, body: {} })
  const missed = await books.lunch('2026-11-09')
  await books.book(who, missed)
  await books.settle(missed)
  await at('2026-11-22', '10:00')

  const params = { dinerId: who.dinerId }
  const november = await books.as(who).call('getStatement', { params })
  expect(november).toMatchObject({
    month: '2026-11',
    openingFen: 3800,
    closingFen: 2600,
    balanceFen: 2600,
    previous: '2026-10',
    next: null,
    canteen: { name: { zh: '甘泉社区食堂' }, phone: '021-56000001' },
  })
  expect(
    november.movements.map(({ day, what, amountFen, balanceFen, meal }) => [
      day,
      what,
      amountFen,
      balanceFen,
      meal?.day ?? null,
      meal?.dish.zh ?? null,
    ]),
  ).toEqual([
    ['2026-11-05', 'meal', -1200, 2600, '2026-11-06', '红烧狮子头套餐'],
    ['2026-11-05', 'back', 1200, 3800, '2026-11-06', '红烧狮子头套餐'],
    ['2026-11-08', 'meal', -1200, 2600, '2026-11-09', '红烧狮子头套餐'],
  ])

  const october2 = await books.as(who).call('getStatement', { params, query: { month: '2026-10' } })
  expect(october2).toMatchObject({
    openingFen: 0,
    closingFen: 3800,
    previous: null,
    next: '2026-11',
  })
  expect(october2.movements[0]).toMatchObject({ what: 'top_up', meal: null, time: '10:00' })
})

test('a month to come, a month that is none and a resident nobody knows are refused', async () => {
  await at('2026-11-22', '10:00')
  const who = await books.resident(0)
  const ask = (month: string, dinerId = who.dinerId) =>
    books.manager.outcome('getStatement', { params: { dinerId }, query: { month } })
  expect(await ask('2026-12')).toBe('month_to_come')
  expect(await ask('2026-13')).toBe('date_impossible')
  expect(await ask('now')).toBe('date_impossible')
  expect(await ask('2026-11', 999_999)).toBe('diner_unknown')
  const empty = await books.as(who).call('getStatement', { params: { dinerId: who.dinerId } })
  expect(empty).toMatchObject({ movements: [], openingFen: 0, closingFen: 0, previous: null })
})

test('is for herself, for family she lets pay, and for the people at the window', async () => {
  const who = await books.resident(100)
  const other = await books.resident(100)
  const ask = (api: ReturnType<typeof books.as>) =>
    api.outcome('getStatement', { params: { dinerId: who.dinerId } })
  expect(await ask(books.as(who))).toBe('accepted')
  expect(await ask(books.as(await aFamilyMember(db, who, 'see', 'pay')))).toBe('accepted')
  expect(await ask(books.counter)).toBe('accepted')
  expect(await ask(books.manager)).toBe('accepted')
  expect(await ask(books.as(await aFamilyMember(db, who, 'see', 'book', 'health')))).toBe(
    'not_yours',
  )
  expect(await ask(books.as(other))).toBe('not_yours')
  expect(await ask(books.as(await aStaffMember(db, 'kitchen', books.canteen)))).toBe('not_yours')
  expect(await ask(books.auditor)).toBe('not_yours')
  expect(await ask(books.as({ cookies: {} }))).toBe('sign_in_required')
})

test('whatever happened, each month begins where the last one ended, and the last ends at the balance', async () => {
  const random = seededRandom(20_261_122)
  for (const round of [1, 2, 3]) {
    await at('2026-08-01', '09:00')
    const who = await books.resident(10_000 + Math.floor(random() * 4000), `历${round}`)
    for (const month of ['08', '09', '10']) {
      for (let turn = 0; turn < 3; turn += 1) {
        const day = `2026-${month}-${String(3 + turn * 8 + round).padStart(2, '0')}`
        const serving = await books.lunch(day, 800 + Math.floor(random() * 700))
        const bookingId = await books.book(who, serving)
        if (random() < 0.3)
          await books.as(who).call('cancelBooking', { params: { bookingId }, body: {} })
        else if (random() < 0.7) await books.collect(bookingId, serving)
        await books.settle(serving)
      }
    }
    await at('2026-11-02', '09:00')
    let opening = 0
    for (const month of ['2026-08', '2026-09', '2026-10', '2026-11']) {
      const statement = await books
        .as(who)
        .call('getStatement', { params: { dinerId: who.dinerId }, query: { month } })
      expect(statement.openingFen).toBe(opening)
      let balance = opening
      for (const movement of statement.movements) {
        balance += movement.amountFen
        expect(movement.balanceFen).toBe(balance)
      }
      expect(statement.closingFen).toBe(balance)
      opening = balance
    }
    const { balanceFen } = await books
      .as(who)
      .call('getWallet', { params: { dinerId: who.dinerId } })
    expect(balanceFen).toBe(opening)
  }
  expect(await findBrokenInvariants(db)).toEqual([])
})
