import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { secondFactorEndpoints } from '../../backend/contract/second-factor.ts'
import { demoPassPhrase } from '../../db/demo/staff.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { anOfficial } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:30')
const browser = await aBrowser(city.appUrl)

const signInAs = async (userName: string, path = '/staff/sign-in'): Promise<Page> => {
  const page = await browser.open(path, laptop)
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('口令', { exact: true }).fill(demoPassPhrase)
  await page.keyboard.press('Enter')
  return page
}

/** What the demonstration says that the phone would show. */
const shownCode = async (page: Page): Promise<string> => {
  const notice = page.getByText(/现在的动态码是 \d{3} \d{3}/)
  return /\d{3} \d{3}/.exec((await notice.textContent()) ?? '')?.[0] ?? ''
}

const giveCode = async (page: Page): Promise<void> => {
  const code = await shownCode(page)
  await page.getByLabel('动态码', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}

const addDevice = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: '加一台设备' }).first().click()
  await page.getByRole('dialog').getByLabel('名字').fill(name)
  await page.keyboard.press('Enter')
}

const pairingCodeOn = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^\d{4} \d{4}$/).waitFor()
  await dialog.getByRole('button', { name: '好了' }).click()
}

test('the manager signs in with pass phrase and code, adds a device, and is asked again ten minutes on', async () => {
  const page = await signInAs('zhangzhan', '/staff/sign-in?next=/office/devices')
  await page.getByRole('heading', { name: '输入手机上的六位动态码' }).waitFor()
  const session = async () =>
    (await page.context().cookies()).find(({ name }) => name === 'nuancan_session')?.value
  const before = await session()

  await page.getByLabel('动态码', { exact: true }).fill('000000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('这个码不对').waitFor()
  await giveCode(page)
  await page.waitForURL('**/office/devices')
  expect(await session()).not.toBe(before)

  await addDevice(page, '后厨电视')
  await pairingCodeOn(page)
  await city.advance('11 minutes')
  await addDevice(page, '一楼窗口')
  const again = page.getByRole('dialog', { name: '请再输一次动态码' })
  await again.waitFor()
  await giveCode(page)
  await again.waitFor({ state: 'detached' })
  await pairingCodeOn(page)
  await page.getByRole('row', { name: /一楼窗口/ }).waitFor()
  await page.getByRole('row', { name: /后厨电视/ }).waitFor()
})

test('the counter signs in as ever', async () => {
  const page = await signInAs('wangfang')
  await page.waitForURL('**/counter')
  expect(await page.getByText('动态码').count()).toBe(0)
})

test('a manager whose phone is lost gets in anew with the help of an administrator', async () => {
  const administrator = await anOfficial(city.db, 'admin', await cityPlace())
  const admin = await browser.open('/office/staff', { ...laptop, ...administrator })
  await admin.getByRole('button', { name: '重设动态码 张站长' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('button', { name: '重设动态码' }).click()
  await dialog.getByRole('alert').getByText('请填「怎么回事」').waitFor()
  await dialog.getByLabel('怎么回事').fill('手机掉河里了，当面核对过')
  await dialog.getByRole('button', { name: '重设动态码' }).click()
  await admin.getByText('张站长 下次登录时，用新手机扫码就好。').waitFor()

  const page = await signInAs('zhangzhan')
  await page.getByRole('heading', { name: '给您的登录加一道锁' }).waitFor()
  await giveCode(page)
  await page.getByRole('heading', { name: '十个备用码，请收好' }).waitFor()
  await askedUnderTheOldSession(page)
  const paper = await page.getByRole('listitem').first().textContent()
  await page.getByRole('button', { name: '收好了，进办公室' }).click()
  await page.waitForURL('**/office')

  const elsewhere = await signInAs('zhangzhan')
  await elsewhere.getByRole('button', { name: '手机不在身边？用备用码' }).click()
  await elsewhere.getByLabel('备用码', { exact: true }).fill(paper ?? '')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.waitForURL('**/office')
  const left = await city.as(await cookiesOf(elsewhere)).call('getSecondFactor', {})
  expect(left).toMatchObject({ state: 'proven', recoveryCodesLeft: 9 })
})

/** The page’s next question comes back as if it had been on its way while the session changed. */
async function askedUnderTheOldSession(page: Page): Promise<void> {
  const { path } = secondFactorEndpoints.getSecondFactor
  const body = { code: 'session_ended', params: {}, sentence: '请重新登录。' }
  await page.route(`**${path}`, (route) => route.fulfill({ status: 401, json: body }), { times: 1 })
  const answer = (status: number) =>
    page.waitForResponse((one) => one.url().endsWith(path) && one.status() === status)
  await Promise.all([answer(401), answer(200)])
}

const cookiesOf = async (page: Page) => ({
  cookies: Object.fromEntries(
    (await page.context().cookies()).map(({ name, value }) => [name, value]),
  ),
})

const cityPlace = async (): Promise<number> => {
  const found = await city.db
    .selectFrom('places')
    .select('id')
    .where('kind', '=', 'city')
    .executeTakeFirstOrThrow()
  return found.id
}
