import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { bookUsualFor } from '../support/usual-meal.ts'

const city = await aCity('10:30')
// A week on: the demonstration has planned this week, and nothing after it.
await city.setNow('2026-11-25T10:30:00+08:00')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')
const params = { canteenId: city.canteenId, monday: '2026-11-30' }

const week = () => city.as(manager).call('getMenuWeek', { params })
const thisWeek = () =>
  city.as(manager).call('getMenuWeek', { params: { ...params, monday: '2026-11-23' } })

const inTheOffice = async (path: string): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...manager })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** What a week offers, without what makes one week differ from the next. */
const offered = ({ days }: Awaited<ReturnType<typeof week>>) =>
  days.map(({ servings }) =>
    servings.map(({ meal, offerings }) => ({
      meal,
      dishes: offerings.map(({ name, priceFen, portionLimit }) => ({
        name,
        priceFen,
        portionLimit,
      })),
    })),
  )

test('two presses from the first page copy last week', async () => {
  const page = await inTheOffice('/office')
  const hands = handsOn(page)
  const fact = page.getByRole('listitem').filter({ hasText: '下周菜单' })
  await fact.getByText('还没排').waitFor()
  await hands.tap(fact.getByRole('link', { name: '去排' }))
  await hands.tap(page.getByRole('button', { name: '照上周排' }))
  await page.getByText(/照上周排好了 \d+ 顿/).waitFor()

  expect(hands.taps).toBe(2)
  const copied = await week()
  expect(offered(copied)).toEqual(offered(await thisWeek()))
  expect(copied.days.flatMap((day) => day.servings).map(({ state }) => state)).not.toContain('open')
  await page.getByRole('button', { name: '照上周排' }).waitFor({ state: 'detached' })
})

test('published, the week can be booked', async () => {
  const page = await inTheOffice('/office/menu/2026-11-30')
  await page.getByRole('button', { name: '发布这一周' }).click()
  await page.getByText(/发布了，\d+ 顿可以订了/).waitFor()
  const published = await week()
  expect(published.publishedAt).not.toBeNull()
  expect(new Set(published.days.flatMap((day) => day.servings).map(({ state }) => state))).toEqual(
    new Set(['open']),
  )
})

test('what cannot be is said beside its field: words for a number, three decimals, less than is booked', async () => {
  const { name, offeringId } = await bookUsualFor(city, '张秀英')
  const serving = (await thisWeek()).days
    .flatMap((day) => day.servings)
    .find(({ offerings }) => offerings.some((one) => one.offeringId === offeringId))
  const page = await inTheOffice('/office/menu/2026-11-23')
  const weekday = serving?.day === '2026-11-26' ? '星期四' : '星期五'
  const key = (more: string) =>
    page.getByRole('button', { name: new RegExp(`^${name.zh}.*${more}.*${weekday}午饭`) })
  await key('').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('最多几份').fill('many')
  await dialog.getByRole('button', { name: '修改' }).click()
  await dialog.getByRole('alert').getByText('「最多几份」要填 0 到 5000 之间的整数').waitFor()
  expect(await dialog.getByLabel('最多几份').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('价钱（元）').fill('12.345')
  await dialog.getByLabel('最多几份').fill('0')
  await dialog.getByRole('button', { name: '修改' }).click()
  await dialog.getByRole('link', { name: /「价钱（元）」要填金额/ }).click()
  expect(
    await dialog.getByLabel('价钱（元）').evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await dialog.getByLabel('价钱（元）').fill('15.50')
  await dialog.getByRole('button', { name: '修改' }).click()
  await dialog.getByRole('link', { name: /已经订出去 \d+ 份，不能比这个少/ }).waitFor()
  expect(await dialog.getByLabel('最多几份').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('最多几份').fill('55')
  await dialog.getByRole('button', { name: '修改' }).click()
  await dialog.waitFor({ state: 'detached' })
  await key('15.50.*/55').waitFor()
})

test('a dish is put on a meal by keyboard alone, and taken off again', async () => {
  const page = await inTheOffice('/office/menu/2026-11-30')
  const add = page.getByRole('button', { name: '加菜 星期五午饭' })
  await add.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('套餐或菜').selectOption({ label: '单点 长寿面' })
  expect(await dialog.getByLabel('价钱（元）').inputValue()).toMatch(/^\d+/)
  await dialog.getByLabel('最多几份').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await add.and(page.locator(':focus')).waitFor()

  const added = page.getByRole('button', { name: /^长寿面.*星期五午饭/ })
  await added.click()
  await dialog.getByRole('button', { name: '拿掉这个菜' }).click()
  await dialog.getByText('删掉了').waitFor()
  await page.keyboard.press('Escape')
  await added.waitFor({ state: 'detached' })
})
