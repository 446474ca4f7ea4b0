import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { television } from '../support/browser/launch.ts'
import { aCity, cityDay } from '../support/city.ts'
import { bookUsualFor } from '../support/usual-meal.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const cook = await city.worker('kitchen')

/** The board of tomorrow's lunch, which can still be booked. */
const atTheBoard = async (): Promise<Page> => {
  const page = await browser.open('/board', { ...television, ...cook })
  await page.getByRole('button', { name: '明天午饭' }).click()
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  return page
}

const tileOf = (page: Page, dish: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: dish, exact: true }) })

/** The large figure of a tile, and what its variants come to. */
const figuresOf = async (tile: Locator): Promise<{ portions: number; variants: number }> => {
  const texts = await tile.evaluate((box) => {
    const variants = box.querySelectorAll('li')
    const figure = box.querySelector('p')?.textContent ?? ''
    return {
      figure,
      variants: [...variants].map((row) => row.lastElementChild?.textContent ?? ''),
    }
  })
  return {
    portions: Number.parseInt(texts.figure, 10),
    variants: texts.variants.map(Number).reduce((sum, count) => sum + count, 0),
  }
}

test('on every tile the variants come to the number, and the tiles to the total', async () => {
  const page = await atTheBoard()
  const tiles = page.getByRole('main').locator('ul').first().locator(':scope > li')
  const count = await tiles.count()
  expect(count).toBeGreaterThan(3)
  let sum = 0
  for (let place = 0; place < count - 1; place += 1) {
    const { portions, variants } = await figuresOf(tiles.nth(place))
    expect(variants).toBe(portions)
    sum += portions
  }
  const total = await figuresOf(tileOf(page, '一共'))
  expect(total.portions).toBe(sum)
})

test('a booking moves the number by itself, with the old figure beside it', async () => {
  const page = await atTheBoard()
  const before = await figuresOf(tileOf(page, '一共'))
  const tiles = page.getByRole('heading', { level: 2 })
  await tiles.first().waitFor()
  const dish = (await bookUsualFor(city, '张秀英')).name.zh
  const tile = tileOf(page, dish)
  await tile.getByText('+1', { exact: true }).waitFor()
  const after = await figuresOf(tile)
  await tile.getByText(`原来 ${after.portions - 1}`).waitFor()
  expect(after.variants).toBe(after.portions)
  await page
    .getByText(`${after.portions - 1} → ${after.portions}`)
    .first()
    .waitFor()
  expect((await figuresOf(tileOf(page, '一共'))).portions).toBe(before.portions + 1)
})

test('without a network it says how old its figures are, and is right again soon after', async () => {
  const page = await atTheBoard()
  await page.getByText('已连上').first().waitFor()
  await page.context().setOffline(true)
  await page.getByText(/数据已停 \d+ 秒/).waitFor({ timeout: 30_000 })
  const dish = (await bookUsualFor(city, '邓国庆')).name.zh
  const old = await figuresOf(tileOf(page, dish))

  await page.context().setOffline(false)
  const back = performance.now()
  await tileOf(page, dish).getByText('+', { exact: false }).first().waitFor()
  await expect
    .poll(async () => (await figuresOf(tileOf(page, dish))).portions, { timeout: 8_000 })
    .toBe(old.portions + 1)
  // The goal is two seconds; machines are shared.
  expect(performance.now() - back).toBeLessThan(8_000)
  await page.getByText('数据已停').waitFor({ state: 'detached' })
  browser.forgive()
})

test('at the cut-off the count freezes and says by how many to cook', async () => {
  const page = await atTheBoard()
  await page.getByText(/截止，还有/).waitFor()
  const total = await figuresOf(tileOf(page, '一共'))
  const { servings } = await city
    .as(cook)
    .call('getBoard', { params: { canteenId: city.canteenId }, query: {} })
  const tomorrow = servings.find(({ when }) => when.day > cityDay && when.meal === 'lunch')
  const { serving } = await city.as(cook).call('getBoard', {
    params: { canteenId: city.canteenId },
    query: { servingId: tomorrow?.when.servingId },
  })

  await city.setNow(new Date(Date.parse(serving?.cutoffAt ?? '') + 1_000))
  // The day has changed with it: what was tomorrow is today.
  await page.getByText(`已截止，按 ${total.portions} 份做`).waitFor({ timeout: 60_000 })
  expect((await figuresOf(tileOf(page, '一共'))).portions).toBe(total.portions)
})
