import { expect, test } from 'vitest'
import { buildScreens } from '../../scripts/build-screens.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aVoucherTown, priceFen, worthFen } from '../support/builders/voucher-town.ts'
import { spawnApp } from '../support/server.ts'

await buildScreens(console.log)
const town = await aVoucherTown()
const app = await spawnApp(town, { screens: 'built' })
const browser = await aBrowser(app.url)

test('a voucher is given, pays for a meal, and one that was lost is made void', async () => {
  const { dinerId, api } = await town.diner()
  const path = `/office/residents/${dinerId}`
  const page = await browser.open(path, { ...laptop, cookies: town.manager.cookies })
  await page.getByRole('link', { name: '餐券' }).click()
  await page.getByText('名下还没有餐券').waitFor()
  await page.getByLabel('券号').fill('PT-0001')
  await page.getByRole('button', { name: '发一张券' }).click()
  await page.getByRole('row', { name: /PT-0001.*助餐券.*1.*能用/ }).waitFor()

  // A number is given once; the field says so.
  await page.getByLabel('券号').fill('PT-0001')
  await page.getByRole('button', { name: '发一张券' }).click()
  await page.getByRole('alert').getByText('券号 PT-0001 已经有了').waitFor()
  expect(await page.getByLabel('券号').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('券号').fill('')
  await page.getByLabel('能吃几顿').fill('10')
  await page.getByRole('button', { name: '发一张券' }).click()
  await page.getByRole('row', { name: /Q0000001.*10 \/ 10.*能用/ }).waitFor()

  const serving = await town.lunchOn('2026-12-02')
  await api.call('placeBooking', town.order(dinerId, serving, priceFen - worthFen, ['PT-0001']))
  await page.reload()
  await page.getByRole('row', { name: /PT-0001.*0.*用完了.*午饭/ }).waitFor()

  await page.getByRole('button', { name: '作废 Q0000001 号券' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '作废', exact: true }).click()
  await dialog.getByRole('alert').getByText('请填「为什么作废」').first().waitFor()
  await dialog.getByLabel('为什么作废').fill('丢了')
  await dialog.getByRole('button', { name: '作废', exact: true }).click()
  await page.getByRole('row', { name: /Q0000001.*作废了/ }).waitFor()
})
