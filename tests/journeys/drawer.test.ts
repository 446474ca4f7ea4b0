import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBrowser } from '../support/browser.ts'
import { sessionsFor, type SignedIn } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'

const city = await aCity('10:50')
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const

// A canteen that has not taken a fen yet: what it takes today is all there is.
const canteen = await aCanteen().named('新开的食堂').in(city.db)
await aDiner(canteen).named('孙阿婆', 'sun apo', 'sap').in(city.db)
const worker = async (name: string, role: 'counter' | 'manager'): Promise<SignedIn> => {
  const [person] = await sessionsFor(city.db, [{ name, role, canteenId: canteen.canteenId }])
  if (person === undefined) throw new Error('a session for the worker')
  return person
}
const [wang, zhou, lin] = [
  await worker('王芳', 'counter'),
  await worker('周建国', 'counter'),
  await worker('林站长', 'manager'),
]
const drawerOf = (page: Page) => page.getByRole('region', { name: '钱箱', exact: true })

test('a day: opened with change, a top-up, two yuan short, explained, signed by a second person', async () => {
  const page = await browser.open('/counter/cash', { ...tablet, ...wang })
  await page.getByRole('button', { name: '开钱箱', exact: true }).click()
  await page.getByLabel('再放多少零钱，元').fill('200')
  await page.keyboard.press('Enter')
  await page.getByText('王芳 10:50 开的').waitFor()
  await drawerOf(page).getByText('200 元', { exact: true }).waitFor()

  await page.getByRole('combobox').fill('sap')
  await page.getByRole('option', { name: /孙阿婆/ }).click()
  await page.getByLabel('别的数，元').fill('112.5')
  await page.getByRole('button', { name: /充给 孙阿婆/ }).click()
  await drawerOf(page).getByText('312.50 元', { exact: true }).waitFor()

  await page.getByRole('link', { name: '点钱，关钱箱' }).click()
  // From the keyboard alone: a number, Enter, the next kind.
  await page.getByRole('textbox', { name: /^100 元/ }).focus()
  for (const many of ['3', '0', '0', '1', '0', '0', '0', '1']) {
    await page.keyboard.type(many)
    await page.keyboard.press('Enter')
  }
  await page.getByText('少了 2 元').waitFor()
  const close = page.getByRole('button', { name: '就是这些，关钱箱' })
  expect(await close.isDisabled()).toBe(true)
  await page.getByLabel('写一句：怎么会差的').fill('可能给三号找错了钱')
  await close.click()

  await page.getByText('等第二个人签字').waitFor()
  await page.getByText('王芳 10:50 点的钱').waitFor()
  await page.getByText('请另一位同事来').waitFor()
  expect(await page.getByRole('button', { name: /签字/ }).count()).toBe(0)

  const second = await browser.open('/counter/cash', { ...tablet, ...zhou })
  await second.getByText('少了 2 元').waitFor()
  await second.getByRole('button', { name: /我看过，签字/ }).click()
  await second.getByText('等第二个人签字').waitFor({ state: 'detached' })

  await second.getByRole('link', { name: '今天的现金日报' }).click()
  const report = second.getByRole('article')
  await report.getByText('新开的食堂 11月22日 现金日报').waitFor()
  const row = (name: string) => report.getByRole('row', { name })
  await row('开钱箱放的零钱').first().getByText('200', { exact: true }).waitFor()
  await row('充值').first().getByText('112.50').waitFor()
  await row('应有').first().getByText('312.50').waitFor()
  await row('点钱的差额').first().getByText('-2', { exact: true }).waitFor()
  await row('钱箱里的钱').first().getByText('310.50').waitFor()
  await report.getByText('10:50 周建国').waitFor()
  expect(await report.getByText('可能给三号找错了钱').count()).toBeGreaterThan(0)
})

test('with the drawer closed a top-up says what to do first; a manager undoes a mistake', async () => {
  const page = await browser.open('/counter/cash', { ...tablet, ...lin })
  await page.getByRole('combobox').fill('sap')
  await page.getByRole('option', { name: /孙阿婆/ }).click()
  await page.getByRole('button', { name: '50 元', exact: true }).click()
  const take = page.getByRole('button', { name: /充给 孙阿婆/ })
  await take.click()
  await page.getByText('先到「现金」里开钱箱').waitFor()
  browser.forgive()

  await page.getByRole('button', { name: '开钱箱', exact: true }).click()
  await page.getByText('账上钱箱里还有 310.50 元').waitFor()
  await page.getByLabel('再放多少零钱，元').fill('0')
  await page.keyboard.press('Enter')
  await page.getByText('林站长 10:50 开的').waitFor()
  await take.click()
  await drawerOf(page).getByText('360.50 元', { exact: true }).waitFor()

  await drawerOf(page)
    .getByRole('button', { name: /撤销 10:50 充值/ })
    .click()
  await page.getByLabel('为什么撤').fill('充错人了')
  await page.getByRole('button', { name: '撤掉 50 元' }).click()
  await drawerOf(page).getByText('310.50 元', { exact: true }).waitFor()
  await drawerOf(page).getByText('已撤').waitFor()
  await drawerOf(page).getByText('撤 10:50 那笔').waitFor()
  expect(await findBrokenInvariants(city.db)).toEqual([])
})
