import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')
const { canteenId } = city
const [newcomer] = await sessionsFor(city.db, [{ name: '新来的', role: 'volunteer', canteenId }])

test('the office gives a volunteer her buildings, and sees which nobody looks after', async () => {
  const page = await browser.open('/office/staff', { ...laptop, ...manager })
  await page.getByRole('link', { name: '楼栋谁来管' }).click()
  await page.getByRole('heading', { name: '楼栋', exact: true }).waitFor()
  const row = page.getByRole('row', { name: /新来的/ })
  expect(await row.textContent()).toContain('整个食堂')
  await row.getByRole('button', { name: '给 新来的 分楼' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('范围').selectOption('some')
  await dialog.getByRole('button', { name: '就这样分' }).click()
  await dialog.getByText('至少勾一栋').first().waitFor()
  await dialog.getByRole('checkbox', { name: '幸福里 6栋' }).check()
  await dialog.getByRole('button', { name: '就这样分' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /新来的 幸福里 6栋/ }).waitFor()
  const building = page.getByRole('row', { name: /^幸福里 6栋/ })
  expect(await building.textContent()).toContain('新来的')

  const hers = city.as(newcomer ?? { cookies: {} })
  const { diners } = await hers.call('searchDiners', { params: { canteenId }, query: { q: '' } })
  expect(new Set(diners.map(({ door }) => door.split(' ')[0]))).toEqual(new Set(['6栋']))
})

test('hours are listed by name, and she reads her own with a thank-you', async () => {
  const hers = city.as(newcomer ?? { cookies: {} })
  const { servings, rows } = await hers.call('listCallBacks', { params: { canteenId } })
  const params = { servingId: servings[0]?.servingId ?? 0, dinerId: rows[0]?.dinerId ?? 0 }
  await hers.call('claimCallBack', { params })
  await city.advance('25 minutes')
  await hers.call('noteCallBack', { params, body: { outcome: 'no_answer' } })

  const page = await browser.open('/office/staff/hours', { ...laptop, ...manager })
  await page.getByRole('heading', { name: '2026 年 11 月' }).waitFor()
  const row = page.getByRole('row', { name: /新来的/ })
  await row.waitFor()
  expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '25 分钟'])
  await page.getByRole('button', { name: '上一个月' }).click()
  await page.getByRole('heading', { name: '2026 年 10 月' }).waitFor()

  const desk = await browser.open('/desk', { ...laptop, cookies: newcomer?.cookies ?? {} })
  await desk.getByText('这个月您帮了大家 25 分钟，谢谢您！').waitFor()
})
