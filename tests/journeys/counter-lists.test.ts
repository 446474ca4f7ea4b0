import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('11:05')
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const
const cashier = await city.worker('counter')
const params = { canteenId: city.canteenId }

const open = (path: string): Promise<Page> => browser.open(path, { ...tablet, ...cashier })

test('who booked and did not come: quiet before half past twelve, then a number that asks to be called', async () => {
  const early = await open('/counter/missed')
  await early.getByText('12:30 以后还没来的').waitFor()
  expect(await early.getByRole('link', { name: /没来领/ }).textContent()).toBe('没来领')
  await city.setNow('2026-11-22T12:31:00+08:00')
  try {
    const page = await open('/counter/missed')
    await page.getByText('现在就打电话').waitFor()
    const { rows } = await city.as(cashier).call('getCounter', { params })
    const missing = rows.filter(({ state }) => state === 'placed')
    expect(missing.length).toBeGreaterThan(0)
    await page.getByRole('link', { name: `没来领 ${missing.length}` }).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(missing.length)
    for (const { name, phone } of missing.filter((row) => row.phone !== '')) {
      const link = page.getByRole('link', { name: `打给 ${name} ${phone}` })
      expect(await link.getAttribute('href')).toBe(`tel:${phone}`)
    }
  } finally {
    await city.setNow('2026-11-22T11:05:00+08:00')
  }
})

test('the list for paper repeats its header, names the day, and is large enough to read', async () => {
  const page = await open('/counter/missed')
  await page.locator('tbody tr').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() => {
    const shown = (one: Element): boolean => one.getClientRects().length > 0
    const cells = [...document.querySelectorAll('table th, table td, caption')].filter(shown)
    const sizes = cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize) * 0.75)
    const head = document.querySelector('thead')
    const table = document.querySelector('table')
    return {
      smallest: Math.min(...sizes),
      header: head === null ? '' : getComputedStyle(head).display,
      wide: (table?.scrollWidth ?? 0) - (table?.parentElement?.clientWidth ?? 0),
      caption: document.querySelector('caption')?.textContent ?? '',
      buttons: [...document.querySelectorAll('button, nav a')].filter(shown).length,
    }
  })
  expect(paper.smallest).toBeGreaterThanOrEqual(11)
  expect(paper.header).toBe('table-header-group')
  expect(paper.wide).toBeLessThanOrEqual(0)
  expect(paper.caption).toMatch(/11月22日 午饭 订了没来领/)
  expect(paper.buttons).toBe(0)
})

test('today’s list counts portions and hands over by one tap and a look', async () => {
  const page = await open('/counter/list')
  const { serving, rows } = await city.as(cashier).call('getCounter', { params })
  const total = rows.reduce((sum, row) => sum + row.quantity, 0)
  await page.getByRole('button', { name: `全部 ${total} 份` }).waitFor()
  expect(serving?.booked).toBe(total)
  const row = rows.find(({ state, dueFen }) => state === 'placed' && dueFen === 0)
  await page.getByRole('link', { name: `领餐 ${row?.name} ${row?.number} 号` }).click()
  await page.getByRole('heading', { name: '是这位吗？' }).waitFor()
  await page
    .getByText(row?.name ?? '')
    .first()
    .waitFor()
  // The address is plain again: a reload does not open her a second time.
  expect(new URL(page.url()).search).toBe('')
})

test('cash into a card: four taps, and the new balance', async () => {
  const page = await open('/counter/cash')
  const dinerId = await city.dinerId('陈桂英')
  const before = (await city.as(cashier).call('getWallet', { params: { dinerId } })).balanceFen
  const hands = handsOn(page)
  await hands.tap(page.getByRole('combobox'))
  await page.keyboard.type('cgy')
  await hands.tap(page.getByRole('option', { name: /陈桂英/ }))
  await hands.tap(page.getByRole('button', { name: '100 元', exact: true }))
  await hands.tap(page.getByRole('button', { name: '收 100 元，充给 陈桂英' }))
  await page.getByText('充好了').waitFor()
  expect(hands.taps).toBe(4)
  const after = (await city.as(cashier).call('getWallet', { params: { dinerId } })).balanceFen
  expect(after).toBe(before + 10_000)
  const shown = after % 100 === 0 ? String(after / 100) : (after / 100).toFixed(2)
  await page.getByText(`卡里现在有 ${shown} 元`).waitFor()
})

test('an amount that is none is said beside the field, and nothing can be taken', async () => {
  const page = await open('/counter/cash')
  await page.getByRole('combobox').fill('陈桂英')
  await page.getByRole('option', { name: /陈桂英/ }).click()
  for (const wrong of ['0', 'abc', '2000.01', '1.234']) {
    await page.getByRole('textbox', { name: '别的数，元' }).fill(wrong)
    await page.getByText('请填 0.01 到 2000 元之间的数').waitFor()
    expect(await page.getByRole('button', { name: '先选金额' }).isDisabled(), wrong).toBe(true)
  }
})

test('a one-time code waits where the demonstration’s staff can read it out', async () => {
  const dinerId = await city.dinerId('陈桂英')
  const manager = city.as(await city.worker('manager'))
  const { phone } = await manager.call('getDiner', { params: { dinerId } })
  await city.as({ cookies: {} }).call('askForCode', { body: { phone } })
  const page = await open('/counter/notices')
  await page.getByText(/\d{6}/).first().waitFor()
  const told = page.getByRole('button', { name: /^说过了 / }).first()
  const count = await page.getByRole('button', { name: /^说过了 / }).count()
  await told.click()
  await expect.poll(() => page.getByRole('button', { name: /^说过了 / }).count()).toBe(count - 1)
})
