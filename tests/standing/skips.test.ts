import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anOffering } from '../support/builders/serving.ts'
import { aStandingTown } from './town.ts'

test('every reason why nothing was booked is written down, and told once', async () => {
  const town = await aStandingTown()
  await town.lunch(
    '2026-12-01',
    anOffering().named('虾仁套餐').priced(1200).containing('crustacean'),
  )
  await town.lunch('2026-12-02', anOffering().priced(1800))
  await town.lunch('2026-12-03', anOffering().priced(1200).limitedTo(0))
  await town.lunch('2026-12-04')
  await town.lunch('2026-12-07', anOffering().named('面条').priced(1200))
  await town.closeDay('2026-12-04')
  const mother = await town.diner((one) => one.allergicTo('crustacean'))
  const setId = (
    await sql<{ id: number }>`select id from sets where name = '红烧狮子头套餐'`.execute(town.db)
  ).rows[0]?.id
  await town.order(mother, { weekdays: [2, 3, 4, 5] })
  await town.order(mother, { weekdays: [1], wish: { setId, dishId: null, size: 'regular' } })
  expect(await town.skips(mother)).toEqual([
    '12-01 clashes',
    '12-02 above_limit',
    '12-03 sold_out',
    '12-04 closed_day',
    '12-07 not_offered',
  ])
  const told = await town.notices(mother)
  expect(told.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'standing_skipped'))
  await town.advance('1 hour')
  await town.work()
  expect(await town.notices(mother)).toHaveLength(5)
})

test('money that comes later books what was skipped for want of it, and she hears of both', async () => {
  const town = await aStandingTown()
  await town.lunch('2026-12-01')
  await town.lunch('2026-12-02')
  const mother = await town.diner((one) => one.withWallet(1300))
  await town.order(mother)
  expect(await town.live(mother)).toEqual(['12-01'])
  expect(await town.skips(mother)).toEqual(['12-02 wallet_short'])
  await sql`select post_ledger('cash_top_up', ${town.canteen.canteenId}, null, null, 'test', '',
    ${JSON.stringify([
      {
        kind: 'drawer',
        canteenId: town.canteen.canteenId,
        dinerId: null,
        funderId: null,
        amountFen: 5000,
      },
      {
        kind: 'wallet',
        canteenId: null,
        dinerId: mother.dinerId,
        funderId: null,
        amountFen: -5000,
      },
    ])}::jsonb)`.execute(town.db)
  await town.work()
  expect(await town.live(mother)).toEqual(['12-01'])
  await town.advance('6 minutes')
  await town.work()
  expect(await town.live(mother)).toEqual(['12-01', '12-02'])
  expect((await town.notices(mother)).map(({ kind }) => kind)).toEqual([
    'standing_skipped',
    'standing_booked',
  ])
  const counter = await town.diner((one) => one.withWallet(0))
  await town.order(counter, { pay: 'counter' })
  expect(await town.live(counter)).toEqual(['12-01', '12-02'])
})

test('the last portion goes to one of two, the other hears that it is sold out', async () => {
  const town = await aStandingTown()
  const [one, other] = [await town.diner(), await town.diner()]
  await town.order(one)
  await town.order(other)
  await town.lunch('2026-12-01', anOffering().priced(1200).limitedTo(1))
  await town.work()
  expect([await town.live(one), await town.live(other)]).toEqual([['12-01'], []])
  expect(await town.skips(other)).toEqual(['12-01 sold_out'])
})

test('whoever was not booked in time, because nobody looked, hears of it', async () => {
  const town = await aStandingTown()
  const mother = await town.diner()
  await town.order(mother)
  await town.lunch('2026-12-01')
  await town.setNow('2026-11-30T16:00:01+08:00')
  await town.work()
  expect(await town.skips(mother)).toEqual(['12-01 too_late'])
  // Who sets one up after cut-off knows that it is too late for tomorrow.
  const late = await town.diner()
  await town.order(late)
  await town.work()
  expect(await town.skips(late)).toEqual([])
})

test('the kitchen passes over what is too dear for her when she leaves the choice to it', async () => {
  const town = await aStandingTown()
  await town.lunch(
    '2026-12-01',
    anOffering().named('佛跳墙').priced(8800),
    anOffering().priced(1200),
  )
  const mother = await town.diner()
  await town.order(mother)
  const found = await sql`select own_fen from bookings`.execute(town.db)
  expect(found.rows).toEqual([{ own_fen: 1200 }])
})

test('nothing is booked for somebody who is gone, nor by a canteen’s no to volunteers', async () => {
  const town = await aStandingTown((canteen) => canteen.refusing('volunteer'))
  await town.lunch('2026-12-01')
  const [gone, mother] = [await town.diner(), await town.diner()]
  await sql`update diners set left_on = '2026-12-01' where id = ${gone.dinerId}`.execute(town.db)
  await town.order(gone)
  await town.order(mother)
  expect([await town.meals(gone), await town.live(mother)]).toEqual([[], ['12-01']])
  expect(await town.notices(gone)).toEqual([])
})
