import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aDevice, aStaffMember, sessionsFor, type SignedIn } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { takingCash } from '../support/round-cash.ts'
import { allSent, aStairwell, box, enter } from '../support/stairwell.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const { db } = city
const tablet = { width: 1024, height: 768 } as const

const anOpenCounter = async (canteen: Canteen): Promise<SignedIn> => {
  const person = await aStaffMember(db, 'counter', canteen)
  await apiOf(city.appUrl)(person).call('openDrawer', {
    params: { canteenId: canteen.canteenId },
    body: { floatFen: 20_000 },
  })
  return person
}

const aCashStairwell = async (doors: number) => {
  const stairwell = await aStairwell(city, doors)
  await takingCash(db, stairwell.canteen)
  return { ...stairwell, counter: await anOpenCounter(stairwell.canteen) }
}

const notesOf = ({ canteenId }: Canteen) =>
  db
    .selectFrom('cash_notes')
    .innerJoin('carried_cash', 'carried_cash.id', 'cash_notes.carried_id')
    .select(['amount_fen', 'taken_back_why', 'transaction_id'])
    .where('canteen_id', '=', canteenId)
    .orderBy('noted_at')
    .execute()

const walletOf = async (dinerId = 0): Promise<number> => {
  const row = await db
    .selectFrom('ledger_accounts')
    .select('balance_fen')
    .where('kind', '=', 'wallet')
    .where('diner_id', '=', dinerId)
    .executeTakeFirstOrThrow()
  return Number(row.balance_fen)
}

const takeFrom = (page: Page, door: string) =>
  box(page, door).getByRole('button', { name: /：\s*收现金/ })
const sum = (page: Page, money: string) =>
  page.getByRole('dialog').getByRole('button', { name: money, exact: true })

test('two taps a sum without a signal, one press at the counter, and it is on her card under both names', async () => {
  const stairwell = await aCashStairwell(2)
  const { canteen, counter, diners } = stairwell
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  const hands = handsOn(page)
  await hands.tap(takeFrom(page, '101'))
  await hands.tap(sum(page, '50 元'))
  expect(hands.taps).toBe(2)
  await page.getByText('手上有 50 元').first().waitFor()
  await takeFrom(page, '102').click()
  await page.getByRole('dialog').getByLabel('别的数，元').fill('35.5')
  await page.getByRole('dialog').getByRole('button', { name: '收下 35.50 元' }).click()
  await page.getByText('2 件等着送出').waitFor()
  await page.reload()
  await page.getByText('手上有 85.50 元').first().waitFor()
  expect(await notesOf(canteen)).toEqual([])
  await context.setOffline(false)
  await allSent(page)
  expect(await notesOf(canteen)).toHaveLength(2)
  expect(await walletOf(diners[0]?.dinerId)).toBe(20_000)

  const window = await browser.open('/counter/cash', { ...tablet, ...counter })
  await window.getByRole('link', { name: '上门收的现金' }).click()
  const press = handsOn(window)
  await press.tap(window.getByRole('button', { name: '李志愿 交的正好 85.50 元，收下' }))
  expect(press.taps).toBe(1)
  await window.getByText('收好了：李志愿 交来 85.50 元，都进卡了').waitFor()
  await window.getByText(/^李志愿 交，.* 收/).waitFor()
  expect(await walletOf(diners[0]?.dinerId)).toBe(25_000)
  expect(await walletOf(diners[1]?.dinerId)).toBe(23_550)

  await page.goto('/desk/round')
  await page.getByRole('link', { name: /号楼|栋/ }).waitFor()
  expect(await page.getByText(/^手上有/).count()).toBe(0)
  const [elder] = await sessionsFor(db, [
    { name: '住户', role: 'diner', dinerId: diners[0]?.dinerId ?? 0 },
  ])
  const history = await browser.open('/wallet/2026-11', {
    ...phone,
    ...(elder as SignedIn),
    script: 'off',
  })
  await history.getByText('李志愿上门收的').waitFor()
  await history.getByText('+ 50 元').waitFor()
  browser.forgive()
})

test('a slip of the finger is taken back with its reason, before it was sent and after', async () => {
  const stairwell = await aCashStairwell(1)
  const { canteen } = stairwell
  const { context, page } = await enter(browser, stairwell)
  await context.setOffline(true)
  await takeFrom(page, '101').click()
  await sum(page, '100 元').click()
  await page.getByText('1 件等着送出').waitFor()
  const hands = handsOn(page)
  await hands.tap(takeFrom(page, '101'))
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: /的 100 元记错了$/ }))
  await hands.tap(page.getByRole('dialog').getByRole('button', { name: '数记错了' }))
  expect(hands.taps).toBe(3)
  await page.getByText('都送到了').waitFor()
  await sum(page, '20 元').click()
  await page.getByText('1 件等着送出').waitFor()
  await context.setOffline(false)
  await allSent(page)
  expect((await notesOf(canteen)).map(({ amount_fen }) => amount_fen)).toEqual([2_000])
  // That was of no use to her either.
  await page.getByRole('button', { name: '看这 1 笔' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /记错了$/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '钱还给她了' }).click()
  await expect
    .poll(() => notesOf(canteen))
    .toEqual([{ amount_fen: 2_000, taken_back_why: '钱还给她了', transaction_id: null }])
  browser.forgive()
})

test('a count that differs is said with why, and the cards get what was noted', async () => {
  const stairwell = await aCashStairwell(1)
  const { counter, diners, who } = stairwell
  await apiOf(city.appUrl)(who).call('noteCash', {
    body: {
      dinerId: diners[0]?.dinerId ?? 0,
      amountFen: 5_000,
      notedAt: '2026-11-22T02:00:00Z',
      forOrder: null,
    },
  })
  const window = await browser.open('/counter/carried', { ...tablet, ...counter })
  await window.getByRole('button', { name: '李志愿 交的数目对不上' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('点到多少，元').fill('48')
  const take = dialog.getByRole('button', { name: '点到 48 元，收下' })
  expect(await take.isDisabled()).toBe(true)
  await dialog.getByLabel('写一句：怎么会差的').fill('路上买水用了两块')
  await take.click()
  await window.getByText('少了 2 元').waitFor()
  await window.getByText('路上买水用了两块').waitFor()
  expect(await walletOf(diners[0]?.dinerId)).toBe(25_000)
})

test('with nobody signed in the counter is asked for a name first', async () => {
  const { canteen } = await aCashStairwell(1)
  const window = await browser.open('/counter/carried', {
    ...tablet,
    ...(await aDevice(db, 'counter', canteen)),
  })
  await window.getByText('要用自己的名字登录，才能点收。').waitFor()
  expect(await window.getByRole('button', { name: /收下$/ }).count()).toBe(0)
})

test('who carries as much as she may hands it in first, and her note goes on', async () => {
  const stairwell = await aCashStairwell(1)
  const { canteen, diners, who } = stairwell
  const { page } = await enter(browser, stairwell)
  // Another phone of hers has taken as much as she may since this page was opened.
  await takingCash(db, canteen, { carriedFen: 20_000 })
  await apiOf(city.appUrl)(who).call('noteCash', {
    body: {
      dinerId: diners[0]?.dinerId ?? 0,
      amountFen: 20_000,
      notedAt: '2026-11-22T02:00:00Z',
      forOrder: null,
    },
  })
  await takeFrom(page, '101').click()
  await sum(page, '50 元').click()
  await page.getByRole('heading', { name: '1 笔现金没记上，看一看' }).waitFor()
  browser.forgive()
  const counter = apiOf(city.appUrl)(await aStaffMember(db, 'counter', canteen))
  const params = { canteenId: canteen.canteenId }
  const [bag] = (await counter.call('listCarriedCash', { params })).carried
  await counter.call('receiveCarriedCash', {
    params: { ...params, carriedId: bag?.carriedId ?? 0 },
    body: { countedFen: 20_000, seenNotedFen: 20_000, explanation: '' },
  })
  await page.getByRole('button', { name: /交了，再记一次$/ }).click()
  await expect.poll(async () => (await notesOf(canteen)).length).toBe(2)
})

test('who paid at her door is not asked again: she eats, and with the money in its drawer her card records the meal', async () => {
  const { canteen, counter, diners, who } = await aCashStairwell(1)
  const { canteenId } = canteen
  const dinerId = diners[0]?.dinerId ?? 0
  const volunteer = apiOf(city.appUrl)(who)
  const serving = await db
    .selectFrom('servings')
    .innerJoin('offerings', 'offerings.serving_id', 'servings.id')
    .select(['servings.id as servingId', 'offerings.id as offeringId'])
    .where('servings.canteen_id', '=', canteenId)
    .orderBy('offerings.id')
    .executeTakeFirstOrThrow()
  const key = randomUUID()
  const { bookingId } = await volunteer.call('takeRoundOrder', {
    key,
    body: {
      ...serving,
      dinerId,
      variant: { texture: 'regular', tweaks: [], omits: [] },
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 1_500,
      takenAt: '2026-11-22T02:00:00Z',
      agreed: 'usual',
    },
  })
  await volunteer.call('noteCash', {
    body: { dinerId, amountFen: 2_000, notedAt: '2026-11-22T02:00:00Z', forOrder: key },
  })
  const manager = apiOf(city.appUrl)(await aStaffMember(db, 'manager', canteen))
  const { token } = await manager.call('issueCard', { params: { dinerId } })
  await city.setNow('2026-11-23T11:15:00+08:00')

  const window = await browser.open('/counter', { ...tablet, ...counter })
  await window.getByRole('heading', { name: '请刷卡' }).waitFor()
  const scan = async () => {
    await window.keyboard.type(`nuancan:card:${token}`)
    await window.keyboard.press('Enter')
  }
  await scan()
  await window.getByRole('heading', { name: '钱交过了，饭先给她' }).waitFor()
  await window.getByText('这顿的钱她在家门口交了 20 元，在李志愿手上').waitFor()
  expect(await window.getByRole('button', { name: /元$/ }).count()).toBe(0)
  await window.getByRole('button', { name: '饭给她了，下一位' }).click()
  const colleague = apiOf(city.appUrl)(counter)
  const [bag] = (await colleague.call('listCarriedCash', { params: { canteenId } })).carried
  await colleague.call('receiveCarriedCash', {
    params: { canteenId, carriedId: bag?.carriedId ?? 0 },
    body: { countedFen: 2_000, seenNotedFen: 2_000, explanation: '' },
  })
  await scan()
  await window.getByRole('heading', { name: '领好了' }).waitFor()
  const meal = await manager.call('getBooking', { params: { bookingId } })
  expect(meal.ticket.state).toBe('collected')
  expect(await walletOf(dinerId)).toBe(20_500)
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
