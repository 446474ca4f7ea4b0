import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { takingCash } from '../support/round-cash.ts'
import {
  aLook,
  aStairwell,
  bookingsOf,
  enter,
  usual,
  type Stairwell,
} from '../support/stairwell.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const { db } = city
const tomorrow = '2026-11-23'

const mealsOf = async (stairwell: Stairwell): Promise<unknown[]> =>
  (await bookingsOf(city, stairwell)).map(({ day, state, payment }) => [day, state, payment])

/** Her usual is taken down without a signal, something happens meanwhile, and the signal comes back. */
async function refusedOnArrival(
  stairwell: Stairwell,
  meanwhile: () => Promise<unknown>,
): Promise<Page> {
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await usual(page).first().click()
  await page.getByText('1 件等着送出').waitFor()
  await meanwhile()
  await context.setOffline(false)
  await page.getByRole('heading', { name: '1 件没订成，看一看' }).waitFor()
  browser.forgive()
  return page
}

const servingOf = async ({ canteen }: Stairwell, day: string) =>
  db
    .selectFrom('servings')
    .innerJoin('offerings', 'offerings.serving_id', 'servings.id')
    .select(['servings.id as servingId', 'offerings.id as offeringId'])
    .where('canteen_id', '=', canteen.canteenId)
    .where('day', '=', sql<never>`${day}::date`)
    .orderBy('offerings.id')
    .execute()

/** Somebody else has the last portion of her usual. */
const soldOut = async (stairwell: Stairwell): Promise<void> => {
  const [usualDish] = await servingOf(stairwell, tomorrow)
  const { servingId = 0, offeringId = 0 } = usualDish ?? {}
  await db.updateTable('offerings').set({ portion_limit: 1 }).where('id', '=', offeringId).execute()
  const other = await aDiner(stairwell.canteen).in(db)
  const counter = apiOf(city.appUrl)(await aStaffMember(db, 'counter', stairwell.canteen))
  await counter.call('placeBooking', {
    body: {
      dinerId: other.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 1_500,
    },
  })
}

/** What was on her card is spent on the day after. */
const spent = async (stairwell: Stairwell): Promise<void> => {
  const [later] = await servingOf(stairwell, '2026-11-24')
  const { servingId = 0, offeringId = 0 } = later ?? {}
  const counter = apiOf(city.appUrl)(await aStaffMember(db, 'counter', stairwell.canteen))
  await counter.call('placeBooking', {
    body: {
      dinerId: stairwell.diners[0]?.dinerId ?? 0,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1_500,
    },
  })
}

test('sold out meanwhile: one tap and she stands in the queue', async () => {
  const stairwell = await aStairwell(city, 1)
  const page = await refusedOnArrival(stairwell, () => soldOut(stairwell))
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /排队等退$/ }))
  expect(hands.taps).toBe(1)
  await page.getByText('在排队').waitFor()
  await expect
    .poll(() =>
      db
        .selectFrom('waits')
        .select('state')
        .where('diner_id', '=', stairwell.diners[0]?.dinerId ?? 0)
        .execute(),
    )
    .toEqual([{ state: 'waiting' }])
})

test('sold out meanwhile: or another dish, read to her as every other dish is', async () => {
  const stairwell = await aStairwell(city, 1)
  const page = await refusedOnArrival(stairwell, () => soldOut(stairwell))
  const conflicts = page.getByRole('region', { name: '1 件没订成，看一看' })
  const hands = handsOn(page)
  await hands.tap(conflicts.getByRole('button', { name: /换个菜$/ }))
  const dialog = page.getByRole('dialog')
  await hands.tap(dialog.getByRole('button', { name: /清蒸鲈鱼套餐/ }))
  expect(hands.taps).toBe(2)
  await dialog.getByText(/给您订明天中午的清蒸鲈鱼套餐/).waitFor()
  await aLook(page)
  await dialog.getByRole('button', { name: '她说好，记下' }).click()
  await expect.poll(() => mealsOf(stairwell)).toEqual([[tomorrow, 'placed', 'wallet']])
  await conflicts.waitFor({ state: 'detached' })
})

test('her card holds too little by then: one tap, and she pays when she comes', async () => {
  const stairwell = await aStairwell(city, 1, 2_000)
  const page = await refusedOnArrival(stairwell, () => spent(stairwell))
  // This canteen takes no cash at doors, so nobody is offered it.
  expect(await page.getByRole('button', { name: /收现金/ }).count()).toBe(0)
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /到食堂付$/ }))
  expect(hands.taps).toBe(1)
  await expect
    .poll(() => mealsOf(stairwell))
    .toEqual([
      ['2026-11-24', 'placed', 'wallet'],
      [tomorrow, 'placed', 'counter'],
    ])
})

test('or she gives the cash now: two taps, and once it is handed in the meal is paid', async () => {
  const stairwell = await aStairwell(city, 1, 2_000)
  const { canteen, diners } = stairwell
  await takingCash(db, canteen)
  const page = await refusedOnArrival(stairwell, () => spent(stairwell))
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /收现金，订上$/ }))
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '10 元', exact: true }))
  expect(hands.taps).toBe(2)
  await page.getByText('手上有 10 元').first().waitFor()
  await expect
    .poll(() => mealsOf(stairwell))
    .toEqual([
      ['2026-11-24', 'placed', 'wallet'],
      [tomorrow, 'placed', 'counter'],
    ])
  const counter = apiOf(city.appUrl)(await aStaffMember(db, 'counter', canteen))
  const params = { canteenId: canteen.canteenId }
  await expect
    .poll(async () => (await counter.call('listCarriedCash', { params })).carried.length)
    .toBe(1)
  const [bag] = (await counter.call('listCarriedCash', { params })).carried
  await counter.call('receiveCarriedCash', {
    params: { ...params, carriedId: bag?.carriedId ?? 0 },
    body: { countedFen: 1_000, seenNotedFen: 1_000, explanation: '' },
  })
  // Five yuan were left, the whole price is paid, and nothing is over.
  expect(await mealsOf(stairwell)).toEqual([
    ['2026-11-24', 'placed', 'wallet'],
    [tomorrow, 'placed', 'wallet'],
  ])
  const wallet = { params: { dinerId: diners[0]?.dinerId ?? 0 } }
  expect((await counter.call('getWallet', wallet)).balanceFen).toBe(0)
})

test('the day is closed meanwhile: one tap goes on to the next', async () => {
  const stairwell = await aStairwell(city, 1)
  const { canteen } = stairwell
  const manager = apiOf(city.appUrl)(await aStaffMember(db, 'manager', canteen))
  const page = await refusedOnArrival(stairwell, () =>
    manager.call('closeDay', {
      params: { canteenId: canteen.canteenId },
      body: { day: tomorrow, reason: '设备检修', reasonEn: 'repairs' },
    }),
  )
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /改订后天$/ }))
  expect(hands.taps).toBe(1)
  await expect.poll(() => mealsOf(stairwell)).toEqual([['2026-11-24', 'placed', 'wallet']])
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
