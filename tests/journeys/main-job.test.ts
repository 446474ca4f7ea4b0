import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aBrowser } from '../support/browser.ts'
import { phone, television } from '../support/browser/launch.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { aConnectedCounter } from '../support/connected-counter.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const dinerId = await city.dinerId('陈桂英')
const [session] = await sessionsFor(city.db, [{ name: '陈桂英', role: 'diner', dinerId }])
const elder = present(session, 'her session')
const cook = await city.worker('kitchen')
const cashier = await city.worker('counter')
const manager = await city.worker('manager')

const home = (more: object = {}): Promise<Page> =>
  browser.open('/', { ...phone, ...elder, ...more })
const board = (page: Page) => page.getByRole('region').or(page.locator('article, li, section'))
const hers = () => city.as(elder).call('getMeals', { params: { dinerId } })
const headingOf = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name })
const either = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()

/** What the kitchen's glass says it has to cook of this dish. */
const portionsOnGlass = async (page: Page, dish: string): Promise<number> => {
  const tile = board(page)
    .filter({ has: page.getByRole('heading', { name: dish }) })
    .last()
  return Number(/\d+/.exec((await tile.textContent())?.replace(dish, '') ?? '')?.[0])
}

/** How soon the number on the glass is this one. */
const untilGlassSays = async (page: Page, dish: string, portions: number): Promise<number> => {
  const started = Date.now()
  await expect.poll(() => portionsOnGlass(page, dish), { interval: 50 }).toBe(portions)
  return Date.now() - started
}

test('her usual lunch is two taps, the kitchen sees it move, and at cut-off it freezes', async () => {
  const glass = await browser.open('/board', { ...television, ...cook })
  await glass.getByRole('button', { name: '明天午饭' }).click()
  await glass.getByRole('heading', { name: '萝卜排骨' }).waitFor()
  const before = await portionsOnGlass(glass, '萝卜排骨')

  const page = await home()
  await headingOf(page, /明天中午，\s*吃这个吗/).waitFor()
  const hands = handsOn(page)
  await hands.tap(either(page, /跟上次一样/))
  await hands.tap(page.getByRole('button', { name: /对，订下/ }))
  await headingOf(page, '订好了').waitFor()
  expect(hands.taps).toBe(2)
  await untilGlassSays(glass, '萝卜排骨', before + 1)
  await glass.getByText(`原来 ${before}`).waitFor()

  await city.setNow('2026-11-23T09:00:00+08:00')
  await glass.getByText(/已截止，按 \d+ 份做/).waitFor()
  expect(await portionsOnGlass(glass, '萝卜排骨')).toBe(before + 1)
  await page.goto('/')
  expect(await page.getByRole('button', { name: /取消这顿饭/ }).count()).toBe(0)
})

test('the counter hands it over next day, and the office can say why it cost what it did', async () => {
  await city.setNow('2026-11-23T11:20:00+08:00')
  const { token } = await city.as(manager).call('issueCard', { params: { dinerId } })
  const counter = await aConnectedCounter(browser, cashier)
  await counter.keyboard.type(`nuancan:card:${token}`)
  await counter.keyboard.press('Enter')
  await counter.getByRole('heading', { name: '领好了' }).waitFor()

  const meals = await hers()
  const eaten = meals.past[0]
  expect(eaten).toMatchObject({
    state: 'collected',
    price: { listFen: 1500, subsidyFen: 525, payFen: 975 },
  })
  const why = await city
    .as(manager)
    .call('explainPrice', { params: { bookingId: eaten?.bookingId ?? 0 } })
  expect(why.payers.map(({ name, amountFen }) => [name.zh, amountFen])).toEqual([
    ['长者优惠', 225],
    ['堂食补贴', 300],
    ['本人', 975],
  ])
})
