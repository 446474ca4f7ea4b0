import { sql } from 'kysely'
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

/** Residents who have nothing at the next meal yet and usually take something. */
async function freeToBook(count: number): Promise<string[]> {
  const api = city.as(await city.worker('volunteer'))
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from diners where home_canteen_id = ${city.canteenId} and name <> '张秀英' order by id desc limit 80`.execute(
    city.db,
  )
  const free: string[] = []
  for (const { id, name } of rows) {
    const { next } = await api.call('getDesk', { params: { dinerId: id } })
    if (next.state === 'open' && next.suggestion !== null) free.push(name)
    if (free.length === count) return free
  }
  throw new Error('everybody has booked')
}

test('the bell is silent until somebody taps, then rings once for each change and for nothing else', async () => {
  const page = await browser.open('/board', { ...television, ...cook })
  await page.evaluate(() => {
    const rung: number[] = []
    class Counting extends AudioContext {
      override createOscillator(): OscillatorNode {
        rung.push(1)
        return super.createOscillator()
      }
    }
    Object.assign(window, { rung, AudioContext: Counting })
  })
  const rings = () => page.evaluate(() => (window as unknown as { rung: number[] }).rung.length)
  await page.getByRole('button', { name: '明天午饭' }).click()
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  const [first = '', second = ''] = await freeToBook(2)
  const total = tileOf(page, '一共')
  const moved = async (by: number, from: number): Promise<void> =>
    expect.poll(async () => (await figuresOf(total)).portions).toBe(from + by)
  const silent = (await figuresOf(total)).portions
  await bookUsualFor(city, first)
  await moved(1, silent)
  expect(await rings(), 'nobody tapped yet').toBe(0)
  await page.getByRole('button', { name: '没开声音，点一下开始上班' }).click()
  expect(await rings(), 'it is tried once, so that one hears it').toBe(1)
  expect(await page.getByRole('button', { name: /没开声音/ }).count()).toBe(0)
  // Events and answers without any change of a figure.
  await city.as(cook).call('getBoard', { params: { canteenId: city.canteenId } })
  await page.getByRole('button', { name: '今天午饭' }).click()
  await page.getByRole('button', { name: '明天午饭' }).click()
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  await page.waitForTimeout(6_000)
  expect(await rings(), 'another meal on the glass is no change').toBe(1)
  await bookUsualFor(city, second)
  await moved(2, silent)
  await page.waitForTimeout(6_000)
  expect(await rings()).toBe(2)
  // What moved here is no news any more for whoever looks next.
  await city.advance('6 minutes')
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
  await page.getByText(/数据已停 \d+ 秒/).waitFor()
  const dish = (await bookUsualFor(city, '邓国庆')).name.zh
  const old = await figuresOf(tileOf(page, dish))

  await page.context().setOffline(false)
  await tileOf(page, dish).getByText('+', { exact: false }).first().waitFor()
  await expect
    .poll(async () => (await figuresOf(tileOf(page, dish))).portions)
    .toBe(old.portions + 1)
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

  const { held } = await city.db
    .selectFrom('bookings')
    .select(({ fn }) => fn.sum<number>('portions').as('held'))
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  // A portion kept for an answer goes back when none has come by then.
  const toCook = total.portions - Number(held)
  expect(toCook).toBeLessThan(total.portions)
  await city.setNow(new Date(Date.parse(serving?.cutoffAt ?? '') + 1_000))
  // The day has changed with it: what was tomorrow is today.
  await page.getByText(`已截止，按 ${toCook} 份做`).waitFor()
  expect((await figuresOf(tileOf(page, '一共'))).portions).toBe(toCook)
})
