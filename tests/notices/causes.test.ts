import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { tellOfUncollected } from '../../backend/bookings/uncollected.job.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import { aFamilyMember, type SignedIn } from '../support/builders/people.ts'

const books = await aBookkeeping()
const { db } = books
const { canteenId } = books.canteen
const log = createLog('silent')
const run = () => tellOfUncollected({ db, log })

let phones = 0
const daughterOf = async (who: Resident): Promise<SignedIn> => {
  const daughter = await aFamilyMember(db, who, 'see')
  phones += 1
  await sql`update accounts set phone = ${`1380000${String(phones).padStart(4, '0')}`} where id = ${daughter.accountId}`.execute(
    db,
  )
  return daughter
}
const news = async (who: Resident, daughter: SignedIn): Promise<string[]> => {
  const params = { dinerId: who.dinerId }
  return (await books.as(daughter).call('listFamilyNews', { params })).news.map(
    ({ text }) => text.zh,
  )
}
const calls = async (): Promise<string[]> =>
  (await books.counter.call('listWaitingNotices', { params: { canteenId } })).notices.map(
    ({ about, text }) => `${about}: ${text.zh}`,
  )

test('she collects: her family sees when, and nobody has to telephone', async () => {
  const who = await books.resident(5000, '陈桂英')
  const daughter = await daughterOf(who)
  const lunch = await books.lunch('2026-11-03')
  await books.collect(await books.book(who, lunch), lunch)
  expect(await news(who, daughter)).toEqual(['11:30 已取餐'])
  expect(await calls()).toEqual([])
})

test('somebody else collects for her: her family sees that it was not herself', async () => {
  const who = await books.resident(5000, '陈桂英')
  const daughter = await daughterOf(who)
  const lunch = await books.lunch('2026-11-04')
  const bookingId = await books.book(who, lunch)
  await books.at('2026-11-04', '11:42')
  await books.counter.call('collectBooking', {
    params: { bookingId },
    body: { cashFen: 0, collector: { kind: 'neighbour', name: '王阿姨' } },
  })
  expect(await news(who, daughter)).toEqual(['11:42 邻居王阿姨代取了'])
})

test('nobody has come half an hour before the window closes: her family hears once, and no more when she comes', async () => {
  const who = await books.resident(5000, '陈桂英')
  const daughter = await daughterOf(who)
  const cancelled = await books.resident(5000, '王桂兰')
  const hers = await daughterOf(cancelled)
  const lunch = await books.lunch('2026-11-05')
  const bookingId = await books.book(who, lunch)
  const called = await books.book(cancelled, lunch)
  await books.as(cancelled).call('cancelBooking', { params: { bookingId: called } })

  await books.at('2026-11-05', '11:59')
  await run()
  expect(await calls(), 'she still has time').toEqual([])
  await books.at('2026-11-05', '12:00')
  await Promise.all([run(), run(), run()])
  await run()
  const sentence = '陈奶奶11月5日的午饭到 12:00 还没来取，麻烦您问一声。'
  expect(await calls()).toEqual([`陈桂英: ${sentence}`])
  expect(await news(cancelled, hers), 'what was cancelled nobody waits for').toEqual([])

  await books.at('2026-11-05', '12:10')
  await books.counter.call('collectBooking', { params: { bookingId }, body: { cashFen: 0 } })
  expect(await calls(), 'nobody is called about a meal she has').toEqual([])
  expect(await news(who, daughter)).toEqual(['12:10 已取餐', sentence])
  await run()
  expect(await news(who, daughter)).toHaveLength(2)
})

test('meals of other days, and those already settled, are not asked about', async () => {
  const who = await books.resident(5000, '陈桂英')
  const daughter = await daughterOf(who)
  const lunch = await books.lunch('2026-11-06')
  await books.book(who, lunch)
  await books.settle(lunch)
  await run()
  await books.book(who, await books.lunch('2026-11-09'))
  await books.at('2026-11-10', '08:00')
  await run()
  expect(await news(who, daughter)).toEqual([])
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('the menu of the week is published: whoever chose it hears once', async () => {
  const who = await books.resident(0, '陈桂英')
  const daughter = await daughterOf(who)
  await daughterOf(who)
  await books.as(daughter).call('setNoticeChoices', {
    params: { dinerId: who.dinerId },
    body: { topics: ['menu_week'] },
  })
  await books.at('2026-11-12', '09:00')
  await books.lunch('2026-11-16')
  const publish = async (): Promise<void> => {
    await sql`update servings set state = 'planned' where canteen_id = ${canteenId} and day = '2026-11-16'`.execute(
      db,
    )
    const monday = '2026-11-16'
    await books.manager.call('publishMenuWeek', { params: { canteenId, monday } })
  }
  await publish()
  await publish()
  const told = await sql<{ account_id: number }>`
    select account_id from notices where kind = 'menu_week'`.execute(db)
  expect(told.rows).toEqual([{ account_id: daughter.accountId }])
  expect(await news(who, daughter)).toEqual(['11月16日到11月22日的菜单出来了，可以订饭了。'])
  expect(await calls(), 'a menu is worth no call').toEqual([])
})
