import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const cook = await city.worker('kitchen')
const tablet = { width: 1024, height: 768 } as const

/** A printer that nobody has connected: how often the page asked for it. */
const printed = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { printed: number }).printed)

const onTheBoard = async (): Promise<Page> => {
  const { page } = await browser.visit({ ...tablet, ...cook })
  await page.addInitScript(() => {
    const counter = window as unknown as { printed: number }
    counter.printed = 0
    window.print = () => {
      counter.printed += 1
    }
  })
  await page.goto('/board')
  await page.getByRole('heading', { level: 1, name: '今天午饭' }).waitFor()
  return page
}

test('from the board to the printed sheet in three taps', async () => {
  const page = await onTheBoard()
  const hands = handsOn(page)
  await hands.tap(page.getByRole('link', { name: '做多少' }))
  await hands.tap(page.getByRole('link', { name: '买菜单' }))
  await page.getByRole('table', { name: '要买多少' }).waitFor()
  await hands.tap(page.getByRole('button', { name: '打印' }))
  expect(await printed(page)).toBe(1)
  expect(hands.taps).toBe(3)
})

test('tomorrow and the week are one tap away, and the one on paper is marked', async () => {
  const page = await onTheBoard()
  await page.goto('/board/buying')
  const spans = page.getByRole('navigation', { name: '算哪几天' })
  await spans.getByRole('link', { name: '往后七天' }).click()
  await page.getByRole('heading', { level: 1, name: /11月23日 星期一到11月29日/ }).waitFor()
  expect(await spans.getByRole('link', { name: '往后七天' }).getAttribute('aria-current')).toBe(
    'page',
  )
  await spans.getByRole('link', { name: '今天' }).click()
  await page.getByRole('heading', { level: 1, name: /^11月22日 星期日$/ }).waitFor()
})

test('what is in stock is taken off in the unit it is bought in, and what is no number is said', async () => {
  const page = await onTheBoard()
  await page.goto('/board/buying/2026-11-23')
  const row = page.getByRole('row', { name: /^豆腐 / })
  const bought = async (): Promise<number> =>
    Number(/([\d.]+) 斤/.exec((await row.getByRole('strong').textContent()) ?? '')?.[1])
  const before = await bought()
  expect(before).toBeGreaterThan(2)
  const stock = page.getByLabel('库里还有多少 豆腐')
  await stock.fill('1.5')
  expect(await bought()).toBe(before - 1.5)
  // As a Han keyboard writes it.
  await stock.fill('１．５')
  expect(await bought()).toBe(before - 1.5)
  await stock.fill('两块')
  await page.getByText('写个数就行，比如 2.5').waitFor()
  expect(await stock.getAttribute('aria-invalid')).toBe('true')
  expect(await bought()).toBe(before)
  await stock.fill('99')
  await row.getByText('够了，不用买').waitFor()
})
