import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop, television } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('13:30')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')

const inTheOffice = async (path: string): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...manager })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('a resident is registered, with every mistake said beside its field', async () => {
  const page = await inTheOffice('/office/residents')
  await page.getByRole('link', { name: '登记新长者' }).click()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('有 2 处要看一下').waitFor()
  await summary.getByRole('link', { name: '请填「姓名」' }).click()
  await page.keyboard.type('尉迟秀兰')

  // The last sign of an ID number checks the others; this one is not theirs.
  const right = withCheckDigit('31010719450307612')
  await page.getByLabel('身份证号').fill(`${right.slice(0, 17)}${right.endsWith('0') ? '1' : '0'}`)
  expect(await page.getByLabel('出生日期').inputValue()).toBe('1945-03-07')
  expect(await page.getByLabel('性别').inputValue()).toBe('female')
  await page.getByLabel('楼栋').selectOption({ index: 1 })
  await page.getByLabel('门牌').fill('1802')
  await page.getByLabel('电话', { exact: true }).fill('13912348877')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await summary.getByText('身份证号码不对').waitFor()
  expect(await page.getByLabel('身份证号').getAttribute('aria-invalid')).toBe('true')

  await page.getByLabel('身份证号').fill(right)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '尉迟秀兰' }).waitFor()

  await page.getByLabel('依据', { exact: false }).fill('户口簿，张站长看的')
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('row', { name: /户籍.*户口簿，张站长看的/ }).waitFor()

  await page.getByRole('link', { name: '忌口' }).click()
  await page.getByLabel('哪一样').selectOption({ label: '花生' })
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('row', { name: /花生.*过敏.*本人/ }).waitFor()
  await page.getByText('过敏', { exact: true }).first().waitFor()

  await page.getByRole('link', { name: '卡和手机' }).click()
  await page.getByRole('button', { name: '发卡' }).click()
  await page.getByText('新卡好了').waitFor()
  const digits = (await page.getByText(/^\d{3} \d{3}$/).textContent())?.replace(' ', '') ?? ''
  expect(digits).toMatch(/^\d{6}$/)

  await page.goto('/office/residents')
  for (const typed of ['ycxl', 'yuchi', '1802', '8877', digits]) {
    await page.getByRole('combobox').fill(typed)
    await page.getByRole('option', { name: /尉迟秀兰.*尾号 8877/ }).waitFor()
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '尉迟秀兰' }).waitFor()
})

/** The last sign of a mainland ID number, by the weights of GB 11643. */
function withCheckDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, place) => all + weight * Number(body[place]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

test('one press tells why a meal cost what it did, and the payers come to the price', async () => {
  const page = await inTheOffice('/office/bookings')
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: /^为什么是这个价/ }).first())
  const panel = page.getByRole('region', { name: /^为什么是这个价/ })
  await panel.getByRole('table', { name: '谁付多少' }).waitFor()
  expect(hands.taps).toBe(1)

  const fenOf = (text: string | null): number => Math.round(Number(/[\d.]+/.exec(text ?? '')) * 100)
  const amounts = await panel.getByRole('table').locator('tbody td').allTextContents()
  const payers = amounts.map(fenOf).reduce((sum, amount) => sum + amount, 0)
  expect(payers).toBe(fenOf(await panel.getByText(/^应付/).textContent()))
  expect(await panel.getByText('依据：').count()).toBeGreaterThan(0)
})

test('a new television is let in with the code the office shows, and thrown out again', async () => {
  const page = await inTheOffice('/office/devices')
  await page.getByRole('button', { name: '加一台设备' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('做什么用').selectOption({ label: '厨房大屏' })
  await dialog.getByLabel('名字').fill('后厨电视')
  await dialog.getByRole('button', { name: '加一台设备' }).click()
  const code = ((await dialog.getByText(/^\d{4} \d{4}$/).textContent()) ?? '').replace(' ', '')
  await dialog.getByRole('button', { name: '好了' }).click()

  const glass = await browser.open('/device', { ...television })
  await glass.getByLabel('配对码').fill(code)
  await glass.getByRole('button', { name: '登记' }).click()
  await glass.getByText('已连上').first().waitFor()

  await page.getByRole('button', { name: '停用 后厨电视' }).click()
  await dialog.getByRole('button', { name: '停用', exact: true }).click()
  await page.getByRole('row', { name: /后厨电视.*停用/ }).waitFor()
  await glass.getByRole('link', { name: '输配对码' }).waitFor()
  expect(await glass.getByText('已连上').count()).toBe(0)
})

test('a volunteer is added with a pass phrase that is long enough, and can sign in', async () => {
  const page = await inTheOffice('/office/staff')
  await page.getByRole('button', { name: '加一位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('周小舟')
  await dialog.getByLabel('用户名').fill('zhouxiaozhou')
  await dialog.getByLabel('口令').fill('short')
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('button', { name: '加一位' }).click()
  await dialog.getByRole('alert').getByText('口令太短了').waitFor()
  await dialog.getByLabel('口令').fill('chuntian-li-de-xiao-zhou')
  await dialog.getByRole('button', { name: '加一位' }).click()
  await page.getByText('周小舟 可以登录了').waitFor()

  const desk = await browser.open('/staff/sign-in', laptop)
  await desk.getByLabel('用户名').fill('zhouxiaozhou')
  await desk.getByLabel('口令', { exact: true }).fill('chuntian-li-de-xiao-zhou')
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.waitForURL('**/desk')
  await desk.getByText('周小舟').first().waitFor()
  expect(new URL(desk.url()).pathname).toBe('/desk')
})
