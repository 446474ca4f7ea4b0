import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('12:45')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')

const inTheOffice = async (path: string): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...manager })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const todaysLunch = async () => {
  const { servingId } = await city.db
    .selectFrom('servings')
    .select('id as servingId')
    .where('canteen_id', '=', city.canteenId)
    .where('day', '=', '2026-11-22' as never)
    .where('meal', '=', 'lunch')
    .executeTakeFirstOrThrow()
  return city
    .as(manager)
    .call('getBoard', { params: { canteenId: city.canteenId }, query: { servingId } })
}

test('a meal is ended and settled with one step at a time, and the last one says what it will do', async () => {
  const page = await inTheOffice('/office')
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^今天午饭/ }) })
  await card.getByText('停订了').waitFor()
  const before = (await todaysLunch()).serving
  const waiting = (before?.booked ?? 0) - (before?.collected ?? 0)
  expect(waiting).toBeGreaterThan(0)

  await card.getByRole('button', { name: '开过饭了 今天午饭' }).click()
  await card.getByText('记下了，开过饭了').waitFor()
  await card.getByRole('button', { name: '结清这一顿 今天午饭' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`还有 ${waiting} 份没有领`).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect((await todaysLunch()).serving?.state).toBe('served')

  await card.getByRole('button', { name: '结清这一顿 今天午饭' }).click()
  await dialog.getByRole('button', { name: '结清这一顿' }).click()
  await card.getByText(/结清了：\d+ 份没来领/).waitFor()
  expect((await todaysLunch()).serving?.state).toBe('settled')
})

test('what may not be done yet is a dead key with the reason under it', async () => {
  const page = await inTheOffice('/office')
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^明天午饭/ }) })
  const close = card.getByRole('button', { name: '停订 明天午饭' })
  await close.waitFor()
  expect(await close.isDisabled()).toBe(true)
  const reason = await close.getAttribute('aria-describedby')
  const words = await page.locator(`[id="${reason}"]`).textContent()
  expect(words).toBe('这一顿还没有截止，请等截止以后再办。')
})

test('a changed rule is kept, and the record says who changed it', async () => {
  const page = await inTheOffice('/office/rules')
  await page.getByLabel('一单最多几份').fill('21')
  await page.getByRole('button', { name: '保存规矩' }).click()
  await page.getByRole('alert').getByText('「一单最多几份」要填 1 到 20 之间的整数').waitFor()
  await page.getByLabel('一单最多几份').fill('3')
  await page.getByLabel('家属可以代订').uncheck()
  await page.getByRole('button', { name: '保存规矩' }).click()
  await page.getByText('保存好了').waitFor()

  await page.reload()
  await page.getByLabel('一单最多几份').waitFor()
  expect(await page.getByLabel('一单最多几份').inputValue()).toBe('3')
  expect(await page.getByLabel('家属可以代订').isChecked()).toBe(false)
  await page.getByRole('link', { name: '操作记录' }).click()
  await page
    .getByRole('row', {
      name: /账号 \d+ 改食堂规矩.*家属可以代订 可以 → 不可以.*一单最多几份 2 → 3/,
    })
    .first()
    .waitFor()
})
