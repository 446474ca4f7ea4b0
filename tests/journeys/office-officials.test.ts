import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassPhrase } from '../../db/demo/staff.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:30')
const browser = await aBrowser(city.appUrl)

const phrase = 'jiedao-de-chen-mei-lai-shen-ling'

const signInAs = async (userName: string, passPhrase: string): Promise<Page> => {
  const page = await browser.open('/staff/sign-in', laptop)
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('口令', { exact: true }).fill(passPhrase)
  await page.keyboard.press('Enter')
  return page
}

/** A demonstration shows what her phone would. */
const giveCode = async (page: Page): Promise<void> => {
  const notice = page.getByText(/现在的动态码是 \d{3} \d{3}/)
  const code = /\d{3} \d{3}/.exec((await notice.textContent()) ?? '')?.[0] ?? ''
  await page.getByLabel('动态码', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}

test('an administrator appoints an officer, who sets up her phone and comes to the claims; ended, she is out', async () => {
  const admin = await signInAs('fangxiao', demoPassPhrase)
  await giveCode(admin)
  await admin.getByRole('link', { name: '员工' }).click()
  await admin.getByRole('heading', { name: '街道和市里的人' }).waitFor()
  await admin.getByRole('row', { name: /方晓.*管理员.*上海市.*fangxiao.*您自己/ }).waitFor()

  await admin.getByRole('button', { name: '加一位街道或市里的人' }).click()
  const dialog = admin.getByRole('dialog')
  const send = dialog.getByRole('button', { name: '加上' })
  await send.click()
  await dialog.getByRole('alert').getByText('请填「姓名」').waitFor()
  await dialog.getByLabel('姓名').fill('陈美')
  await dialog.getByLabel('用户名').fill('hemin')
  await dialog.getByLabel('口令').fill(phrase)
  const chosen = dialog.getByLabel('管哪里').locator('option:checked')
  expect(await chosen.textContent()).toMatch(/街道$/)
  await send.click()
  await dialog.getByRole('alert').getByText('这个用户名有人用了').waitFor()
  await dialog.getByLabel('用户名').fill('chenmei')
  await send.click()
  await admin.getByText('陈美 可以登录了').waitFor()
  await admin.getByRole('row', { name: /陈美.*街道.*chenmei/ }).waitFor()

  const officer = await signInAs('chenmei', phrase)
  await officer.getByRole('heading', { name: '给您的登录加一道锁' }).waitFor()
  await giveCode(officer)
  await officer.getByRole('button', { name: '收好了，进办公室' }).click()
  await officer.waitForURL('**/office')
  await officer.getByRole('link', { name: '补贴申领' }).click()
  await officer.getByRole('heading', { name: '补贴申领', level: 1 }).waitFor()
  await officer.getByText('还没有申领单').waitFor()
  expect(await officer.getByRole('link', { name: '员工' }).count()).toBe(0)

  await admin.getByRole('button', { name: /^结束 陈美（.*街道，街道）$/ }).click()
  await dialog.getByLabel('原因（可以不填）').fill('调走了')
  await dialog.getByRole('button', { name: '结束', exact: true }).click()
  await admin.getByRole('row', { name: /陈美/ }).waitFor({ state: 'detached' })
  await officer.reload()
  await officer.getByLabel('用户名').waitFor()
})
