import { expect, test } from 'vitest'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBrowser } from '../support/browser.ts'
import { aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aCity, cityDay } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { placeUnder, shake } from '../support/shaking-finger.ts'
import {
  aLook,
  allSent,
  aStairwell,
  booked,
  bookingsOf,
  box,
  enter,
  usual,
} from '../support/stairwell.ts'
import { keptIn } from '../support/kept.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const { db } = city
const tomorrow = '2026-11-23'

test('forty doors without a signal are forty taps, over a reload and a closed tab, and forty lunches', async () => {
  const stairwell = await aStairwell(city, 40)
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await page.reload()
  await usual(page).first().waitFor()
  const hands = handsOn(page)
  for (let nth = 0; nth < 40; nth += 1) {
    await hands.tap(usual(page).first())
    await page.getByText(`${nth + 1} 件等着送出`).waitFor()
  }
  expect(hands.taps).toBe(40)
  await page.close()
  const again = await context.newPage()
  await again.goto(`/desk/round/${stairwell.canteen.buildingId}`)
  await again.getByText('40 件等着送出').waitFor()
  await again.getByText('订好 40 位，共 40 位').waitFor()
  expect(await bookingsOf(city, stairwell)).toEqual([])
  await context.setOffline(false)
  await allSent(again, 240_000)
  const rows = await bookingsOf(city, stairwell)
  expect(rows).toHaveLength(40)
  expect(new Set(rows.map(({ diner_id }) => diner_id)).size).toBe(40)
  for (const row of rows)
    expect(row).toMatchObject({ state: 'placed', channel: 'round', day: tomorrow, portions: 1 })
  expect(rows.every(({ taken_at }) => taken_at !== null)).toBe(true)
  browser.forgive()
})

test('a finger that shakes taps three times and orders one lunch', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  // Where "as usual" was, the rest of the week and taking it back stand a moment later.
  await shake(page, usual(page).first())
  await page.getByText('订好了').waitFor()
  await allSent(page)
  expect(await bookingsOf(city, stairwell)).toHaveLength(1)
  expect(await page.getByText(/没订成/).count()).toBe(0)
})

test('a finger that shakes in a window says no yes for her, and orders nothing for whoever stands under it', async () => {
  const stairwell = await aStairwell(city, 8)
  const { page } = await enter(browser, stairwell)
  const dialog = page.getByRole('dialog')
  await page
    .getByRole('button', { name: /换个菜$/ })
    .first()
    .click()
  // Where the dish was, "she says yes" stands a moment later.
  await shake(page, dialog.getByRole('button', { name: /清蒸鲈鱼套餐/ }))
  await dialog.getByText(/给您订明天中午的清蒸鲈鱼套餐/).waitFor()
  await aLook(page)
  const yes = dialog.getByRole('button', { name: '她说好，记下' })
  await placeUnder(page, yes, usual(page).nth(2))
  await shake(page, yes)
  await booked(page)
  await allSent(page)
  expect(await bookingsOf(city, stairwell)).toHaveLength(1)
})

test('a page that some network puts in front of it is no answer: the order stays on the phone until it is taken', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  const asked: string[] = []
  await page.route('**/api/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    asked.push(route.request().url())
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<p>请先登录网络</p>' })
  })
  await usual(page).first().click()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await page.getByText('1 件等着送出').waitFor()
  expect(await bookingsOf(city, stairwell)).toEqual([])
  await page.unroute('**/api/**')
  await allSent(page)
  expect(await bookingsOf(city, stairwell)).toHaveLength(1)
  browser.forgive()
})

test('one tap more and the rest of the week is as usual; tapped again nothing leaves the phone', async () => {
  const stairwell = await aStairwell(city, 2)
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  const first = box(page, '101')
  await usual(page).first().click()
  await first.getByText('记下了').waitFor()
  await aLook(page)
  await page.getByRole('button', { name: /这周都照旧$/ }).click()
  await page.getByText('3 件等着送出').waitFor()
  await aLook(page)
  await first.getByRole('button', { name: /明天不订了$/ }).click()
  await page.getByText('2 件等着送出').waitFor()
  await context.setOffline(false)
  await allSent(page)
  expect((await bookingsOf(city, stairwell)).map(({ day, state }) => [day, state])).toEqual([
    ['2026-11-24', 'placed'],
    ['2026-11-25', 'placed'],
  ])
  browser.forgive()
})

test('what was sent is taken back by another tap until cut-off', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  await usual(page).first().click()
  await page.getByText('订好了').waitFor()
  await allSent(page)
  await aLook(page)
  await page.getByRole('button', { name: /明天不订了$/ }).click()
  await expect
    .poll(async () => (await bookingsOf(city, stairwell)).map(({ state }) => state))
    .toEqual(['cancelled'])
})

test('another dish is chosen, read to her, and taken down when she says yes', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /换个菜$/ }))
  const dialog = page.getByRole('dialog')
  await hands.tap(dialog.getByRole('button', { name: /清蒸鲈鱼套餐/ }))
  await dialog.getByText(/给您订明天中午的清蒸鲈鱼套餐，.*对吧/).waitFor()
  await aLook(page)
  await hands.tap(dialog.getByRole('button', { name: '她说好，记下' }))
  expect(hands.taps).toBe(3)
  await booked(page)
  const order = await db
    .selectFrom('round_orders')
    .innerJoin('bookings', 'bookings.id', 'round_orders.booking_id')
    .select('agreed')
    .where('diner_id', '=', stairwell.diners[0]?.dinerId ?? 0)
    .execute()
  expect(order).toEqual([{ agreed: 'read_back' }])
})

test('two phones in one stairwell: the second sees from whom she has it, and there is one lunch', async () => {
  const stairwell = await aStairwell(city, 1)
  const other = { ...stairwell, who: await aVolunteer(db, stairwell.canteen) }
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await usual(page).first().click()
  const { page: second } = await enter(browser, other)
  await usual(second).first().click()
  await booked(second)
  await context.setOffline(false)
  await page.getByRole('heading', { name: '1 件没订成，看一看' }).waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText(/ 订的$/).waitFor()
  expect(await bookingsOf(city, stairwell)).toHaveLength(1)
  browser.forgive()
})

test('taken before cut-off and brought after it is not booked, and one tap goes on to the next day', async () => {
  const stairwell = await aStairwell(city, 1)
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await usual(page).first().click()
  await page.getByText('1 件等着送出').waitFor()
  await city.setNow(`${cityDay}T16:05:00+08:00`)
  await context.setOffline(false)
  await page.getByText(/您.*记下的，送到的时候已经过了截止/).waitFor()
  expect(await page.getByRole('link', { name: '打电话给食堂' }).count()).toBe(1)
  await page.getByRole('button', { name: '改订后天' }).click()
  await expect
    .poll(async () => (await bookingsOf(city, stairwell)).map(({ day, state }) => [day, state]))
    .toEqual([['2026-11-24', 'placed']])
  await city.setNow(`${cityDay}T10:30:00+08:00`)
  browser.forgive()
})

test('a price that changed is shown and booked with one tap more', async () => {
  const stairwell = await aStairwell(city, 1)
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await usual(page).first().click()
  await page.getByText('1 件等着送出').waitFor()
  await db
    .updateTable('offerings')
    .set({ price_fen: fen(1600) })
    .where(
      'serving_id',
      'in',
      db.selectFrom('servings').select('id').where('canteen_id', '=', stairwell.canteen.canteenId),
    )
    .execute()
  await context.setOffline(false)
  await page.getByRole('heading', { name: '1 件没订成，看一看' }).waitFor()
  await page.getByRole('button', { name: '按 16 元订' }).click()
  await expect
    .poll(async () => (await bookingsOf(city, stairwell)).map(({ state }) => state))
    .toEqual(['placed'])
  browser.forgive()
})

test('whoever signs out leaves no name, door or dish on the phone', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  await usual(page).first().click()
  await booked(page)
  const databases = (): Promise<(string | undefined)[]> =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(await databases()).toContain('nuancan-kept')
  await page.locator('summary').click()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { name: '食堂工作人员登录' }).waitFor()
  expect(await databases()).not.toContain('nuancan-kept')
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('nuancan-outbox')
        opening.addEventListener('error', () => reject(new Error('not opened')))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('unsent').objectStore('unsent').count()
          counting.addEventListener('success', () => resolve(counting.result))
        })
      }),
  )
  expect(left).toBe(0)
})

test('whose building was given to somebody else keeps nothing of it on the phone', async () => {
  const stairwell = await aStairwell(city, 2)
  const { context, page } = await enter(browser, stairwell)
  const { canteen, who } = stairwell
  const ofBuilding = `round ${canteen.canteenId} ${canteen.buildingId}`
  expect(await keptIn(page)).toContain(ofBuilding)
  const elsewhere = await aCanteen().named('另一个食堂').in(db)
  await db
    .updateTable('role_grants')
    .set({ canteen_id: elsewhere.canteenId, place_id: null })
    .where('account_id', '=', who.accountId)
    .execute()
  await page.reload()
  await expect.poll(() => keptIn(page)).not.toContain(ofBuilding)
  await context.setOffline(true)
  await page.reload()
  expect(await page.getByText(stairwell.diners[0]?.name ?? '').count()).toBe(0)
  browser.forgive()
})

test('whose session was ended from the office keeps nothing on the phone either', async () => {
  const stairwell = await aStairwell(city, 1)
  const { page } = await enter(browser, stairwell)
  await db
    .updateTable('sessions')
    .set((expression) => ({ revoked_at: expression.fn<Date>('app_now', []) }))
    .where('account_id', '=', stairwell.who.accountId)
    .execute()
  await page.reload()
  await expect.poll(() => keptIn(page)).toEqual([])
  browser.forgive()
})
