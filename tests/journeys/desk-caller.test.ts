import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const volunteer = await city.worker('volunteer')
const number = '13877770001'
const shared = '13877770002'
const unknown = '13877770099'
const giveNumber = async (name: string, phone: string): Promise<void> => {
  await city.db.updateTable('diners').set({ phone }).where('name', '=', name).execute()
}
await giveNumber('张秀英', number)
await giveNumber('罗玉兰', shared)
await giveNumber('邓国庆', shared)

const rings = (address: string, who = volunteer): Promise<Page> =>
  browser.open(address, { ...laptop, ...who })
/** Everything of the page that could be copied, gone back to or read over a shoulder in the address. */
const trace = async (page: Page): Promise<string> =>
  page.url() +
  (await page.evaluate(
    () =>
      document.title +
      JSON.stringify(history.state) +
      document.cookie +
      JSON.stringify([sessionStorage, localStorage]),
  ))

test.each([
  ['as the exchange writes it', `/desk?caller=${number}`],
  ['with the country and spaces', '/desk?caller=%2B86%20138-7777-0001'],
  ['with a plus nobody escaped', '/desk?caller=+8613877770001'],
  ['where no server sees it', `/desk#caller=${number}`],
])('a number handed in %s opens her card and leaves the address', async (_how, address) => {
  const page = await rings(address)
  await page.getByRole('heading', { level: 2, name: '张秀英' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/desk')
  expect(await trace(page)).not.toContain(number.slice(3))
  // The next key is an answer.
  await page.keyboard.press('1')
  await page.getByText('张奶奶，给您订明天中午的').waitFor()
  await page.reload()
  await page.getByRole('combobox').waitFor()
  expect(await page.getByRole('heading', { level: 2, name: '张秀英' }).count()).toBe(0)
})

test('a couple’s number lists both', async () => {
  const page = await rings(`/desk?caller=${shared}`)
  await page.getByText('这个号码好几位在用').waitFor()
  await page.getByRole('option').nth(1).waitFor()
  expect(await page.getByRole('option').count()).toBe(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: /罗玉兰|邓国庆/ }).waitFor()
})

test('a number nobody has says so, and the box waits for a name', async () => {
  const page = await rings(`/desk?caller=${unknown}`)
  await page.getByText('这个号码没登记').waitFor()
  expect(await trace(page)).not.toContain(unknown.slice(3))
  await page.keyboard.type('zxy')
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  expect(await page.getByText('这个号码没登记').count()).toBe(0)
})

test('a withheld number asks for nothing', async () => {
  const page = await rings('/desk?caller=anonymous')
  await page.getByRole('combobox').waitFor()
  expect(await page.getByText('没登记').count()).toBe(0)
  expect(page.url()).not.toContain('anonymous')
})

test('pasted into the box it opens her at once', async () => {
  const page = await rings('/desk')
  const box = page.getByRole('combobox')
  await box.waitFor()
  await box.fill('+86 138 7777 0001')
  await page.getByRole('heading', { level: 2, name: '张秀英' }).waitFor()
  expect(await trace(page)).not.toContain(number.slice(3))
})

test('typed digit by digit it only searches', async () => {
  const page = await rings('/desk')
  await page.getByRole('combobox').pressSequentially(number)
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  expect(await page.getByRole('heading', { level: 2, name: '张秀英' }).count()).toBe(0)
})

test('a call before signing in: the number is not in the address of the sign-in page', async () => {
  const page = await browser.open(`/desk?caller=${number}`, laptop)
  await page.waitForURL(/sign-in/)
  expect(await trace(page)).not.toContain(number.slice(3))
})

test('an answer that comes late never takes the place of a newer list', async () => {
  const page = await rings('/desk')
  const held: (() => void)[] = []
  await page.route('**/api/canteens/*/diners?q=z', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('z')
  await page.waitForTimeout(100)
  await page.keyboard.type('xy')
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  const list = await page.getByRole('option').allTextContents()
  for (const go of held) go()
  await page.waitForTimeout(300)
  expect(await page.getByRole('option').allTextContents()).toEqual(list)
})

test('on a slow network the list for fewer letters is taken away, and ⏎ waits for the right one', async () => {
  const page = await rings('/desk')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('z')
  await page.getByRole('option').first().waitFor()
  const held = Promise.withResolvers<void>()
  await page.route('**/api/canteens/*/diners?q=zxy', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.keyboard.type('xy', { delay: 30 })
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  held.resolve()
  await page.getByRole('heading', { level: 2, name: '张秀英' }).waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('zxy')
})

test('another name begins with an empty list, never with the last one’s', async () => {
  const page = await rings('/desk')
  const box = page.getByRole('combobox')
  await box.waitFor()
  await page.keyboard.type('zxy')
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  await page.keyboard.press('Escape')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/canteens/*/diners?q=l', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.keyboard.type('l')
  // At once, not only after a while.
  expect(await page.getByRole('option').count()).toBe(0)
  held.resolve()
  await page.getByRole('option').first().waitFor()
  expect(await page.getByRole('option', { name: /张秀英/ }).count()).toBe(0)
})
