import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createLog } from '../../backend/kernel/log.ts'
import { reconcilePayments } from '../../backend/payments/reconcile-payments.job.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember, type SignedIn } from '../support/builders/people.ts'
import { aPaidTopUp, anOnlineCanteen, type OnlineCanteen } from '../support/online.ts'
import { spawnApp } from '../support/server.ts'

let address = ''
const browser = await aBrowser(() => address)

interface Scene {
  readonly online: OnlineCanteen
  readonly diner: Diner & SignedIn
  readonly manager: SignedIn
  readonly page: Page
}

/** 沈桂珍's daughter has paid in 50 yuan, and the manager looks at the online payments. */
async function fiftyPaidIn(): Promise<Scene> {
  const online = await anOnlineCanteen({}, 'with screens')
  address = online.url
  const diner = await aDiner(online.canteen).named('沈桂珍').signedIn(online.database.db)
  const manager = await aStaffMember(online.database.db, 'manager', online.canteen)
  await aPaidTopUp(online, diner, 5000)
  // As every few minutes: how it was paid is only known by asking.
  await reconcilePayments({ db: online.database.db, log: createLog('silent') }, online.provider)
  const page = await browser.open('/office/online', { ...laptop, ...manager })
  await page.getByRole('row', { name: /沈桂珍.*50 元.*存钱.*支付宝.*付好了/ }).waitFor()
  return { online, diner, manager, page }
}

const givesBack = async (page: Page, yuan: string): Promise<void> => {
  await page.getByRole('button', { name: /^退款 沈桂珍 50 元/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('从沈桂珍的卡里扣，原路退回付款用的支付宝').waitFor()
  expect(await dialog.getByLabel('退多少元').inputValue()).toBe('50')
  await dialog.getByLabel('退多少元').fill(yuan)
  await dialog.getByLabel('为什么退').fill('家属存错了人')
  await dialog.getByRole('button', { name: '退回去' }).click()
}

const newestRefund = ({ standIn }: OnlineCanteen): string =>
  [...standIn.objects.refunds.keys()].at(-1) ?? ''

test('part of a pay-in goes back, is on its way, and has arrived', async () => {
  const { online, diner, page } = await fiftyPaidIn()
  await page.getByText('没有对不上的账').waitFor()

  await givesBack(page, '60')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('alert').getByText('这笔付款最多还能退 50 元').waitFor()
  await dialog.getByLabel('退多少元').fill('20')
  await dialog.getByRole('button', { name: '退回去' }).click()
  await page.getByText('20 元已经从沈桂珍的卡里扣下').waitFor()
  await page.getByRole('row', { name: /付好了.*20 元.*退款路上/ }).waitFor()
  expect(await online.balanceOf(diner.dinerId)).toBe(3000)

  online.standIn.settleRefund(newestRefund(online), 'succeeded')
  await online.standIn.deliverDue()
  await page.reload()
  await page.getByRole('row', { name: /付好了.*20 元.*已退回/ }).waitFor()
  await page.getByRole('button', { name: /^退款 沈桂珍 50 元/ }).click()
  await dialog.getByText('最多还能退 30 元').waitFor()
})

test('a refund nobody takes becomes a case, and is closed by the manager with what she found out', async () => {
  const { online, diner, page } = await fiftyPaidIn()
  online.standIn.follow({ refunds: [{ fault: 'refused' }] })
  await givesBack(page, '50')
  await page.getByText('50 元没退成，钱还在卡里').waitFor()
  expect(await online.balanceOf(diner.dinerId)).toBe(5000)

  const found = page.getByRole('article').filter({ hasText: '退款没退成' })
  await found.getByText('已经放回长者的卡里，一分没少').waitFor()
  await found.getByRole('button', { name: /^查清了，结案/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '结案' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('查到了什么').fill('问过女儿，钱留在卡里吃饭')
  await dialog.getByRole('button', { name: '结案' }).click()
  await found.waitFor({ state: 'detached' })
  await page.getByText('没有对不上的账').waitFor()
  await page.getByText('结了案的 1 件').click()
  await page.getByText('问过女儿，钱留在卡里吃饭').waitFor()
})

test('a slip from her record takes money in until it is ended, also without the sheet at hand', async () => {
  const { online, diner, page } = await fiftyPaidIn()
  await page.goto(`/office/residents/${diner.dinerId}/card`)
  await page.getByRole('link', { name: '打印存钱单' }).click()
  await page.getByText('以前打的那张马上不能用了').waitFor()
  await page.getByRole('button', { name: '开一张存钱单' }).click()
  await page.getByRole('img', { name: '存饭钱的二维码' }).waitFor()
  const sheet = page.getByRole('article')
  expect(await sheet.textContent()).not.toContain('沈桂珍')
  const link = /\/pay\/([\w-]+)/.exec((await sheet.textContent()) ?? '')?.[1] ?? ''
  const read = () => online.as().outcome('readTopUpLink', { params: { token: link } })
  expect(await read()).toBe('accepted')

  await page.reload()
  await page.getByRole('button', { name: '作废以前打的' }).click()
  await page.getByText('以前打的单子都不能再存钱').waitFor()
  expect(await read()).toBe('link_over')
})

test('where nothing can be paid online, nobody at work reads of it', async () => {
  const { online, diner, manager } = await fiftyPaidIn()
  address = (await spawnApp(online.database, { screens: 'built' })).url
  const page = await browser.open('/office/today', { ...laptop, ...manager })
  await page.getByRole('link', { name: '长者', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: '网上付款' }).count()).toBe(0)
  await page.goto('/office/online')
  await page.getByText('没有这一页').first().waitFor()
  await page.goto(`/office/residents/${diner.dinerId}/card`)
  await page.getByRole('link', { name: '打印绑定单' }).waitFor()
  expect(await page.getByText('存钱单').count()).toBe(0)
  await page.goto(`/desk/pay-slip/${diner.dinerId}`)
  await page.getByText('没有这一页').first().waitFor()
  await page.goto(`/desk?diner=${diner.dinerId}`)
  await page.getByRole('link', { name: '打印绑定单' }).waitFor()
  expect(await page.getByText('存钱单').count()).toBe(0)
})
