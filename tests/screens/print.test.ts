import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import type { Visitor } from '../support/browser/launch.ts'
import { settled } from '../support/gates/examine.ts'
import { factsOf } from '../support/gates/facts.ts'
import { scanCard } from '../support/gates/kiosk-scenes.ts'
import { aStage } from '../support/gates/stage.ts'

const stage = await aStage()
const browser = await aBrowser(stage.url)
const { staff } = stage.world.demo

/** 11 points: what most people can read on paper. */
const leastPaper = (11 * 96) / 72

/** A4 pages of the document, as a printer would get them. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const text = pdf.toString('latin1')
  expect(text).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  return text.match(/\/Type \/Page\b/g)?.length ?? 0
}

const papers = [
  ['the prep sheet', stage.world.paths.sheet, staff.kitchen],
  ['the list of who has not come', '/counter/missed', staff.counter],
] as const

test.each(papers)('%s prints on A4 in letters of 11 points or more', async (_, path, who) => {
  const page = await browser.open(path, { ...who, width: 1280, height: 800 })
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  const facts = await factsOf(page)
  expect(facts.texts.length).toBeGreaterThan(5)
  const small = facts.texts.filter(({ size }) => size < leastPaper - 0.1)
  expect(small.map(({ text, size }) => `${text}: ${size} px`)).toEqual([])
  const buttons = facts.controls.filter(({ tag }) => tag !== 'a').map(({ name }) => name)
  expect(buttons, 'nobody presses a button on paper').toEqual([])
  expect(await pagesOf(page)).toBeGreaterThanOrEqual(1)
})

test('the pay-in slip is one sheet, with the code to scan and the number to call', async () => {
  const page = await browser.open('/desk/pay-slip/2', {
    ...staff.volunteer,
    width: 1280,
    height: 800,
  })
  await page.getByRole('button', { name: '开一张存钱单' }).click()
  await page.getByRole('img', { name: '存饭钱的二维码' }).waitFor()
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  const { texts, controls } = await factsOf(page)
  expect(texts.filter(({ size }) => size < leastPaper - 0.1)).toEqual([])
  expect(controls.filter(({ tag }) => tag !== 'a')).toEqual([])
  expect(texts.some(({ text }) => /打电话叫我们作废.*\d{8}/.test(text))).toBe(true)
  expect(await pagesOf(page)).toBe(1)
})

test('a list that runs over several pages has its headings on each', async () => {
  const page = await browser.open('/counter/list', { ...staff.counter, width: 1280, height: 800 })
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  const displays = await page
    .locator('thead')
    .evaluateAll((heads) => heads.map((head) => getComputedStyle(head).display))
  expect(displays.length).toBeGreaterThan(0)
  expect(new Set(displays)).toEqual(new Set(['table-header-group']))
})

/** The roll between its margins, and one page as tall as it is torn off. */
const roll = { width: ((80 - 8) * 96) / 25.4, height: ((130 - 8) * 96) / 25.4 }
const onRoll = /\/MediaBox \[0 0 22[67](\.\d+)? 36[89](\.\d+)?\]/

/** A printer that nobody has connected: what the page asks it for is looked at below. */
async function aKioskPage(visitor: Visitor): Promise<Page> {
  const { page } = await browser.visit({ ...visitor, width: 1920, height: 1080 })
  await page.addInitScript(() => {
    window.print = () => undefined
  })
  await page.goto('/kiosk')
  await page.getByRole('button', { name: '5', exact: true }).waitFor()
  return page
}

async function expectOneSlip(page: Page, number: string): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.round(roll.width), height: Math.round(roll.height) })
  const { texts, controls, overflow } = await factsOf(page)
  expect(texts.map(({ text }) => text)).toContain(number)
  expect(texts.filter(({ size }) => size < leastPaper - 0.1)).toEqual([])
  expect(Math.max(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(70)
  expect(controls).toEqual([])
  expect(overflow).toBeLessThanOrEqual(0)
  const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(/\/MediaBox \[[^\]]*\]/.exec(text)?.[0]).toMatch(onRoll)
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
}

test.each(['zh-CN', 'en'] as const)(
  'the slip of a kiosk is one page of the roll, with the number (%s), for the longest dish too',
  async (language) => {
    const { longest } = stage.world.kiosks.at
    const { cookies } = longest.machines[language === 'en' ? 1 : 0] ?? { cookies: {} }
    const page = await aKioskPage({ cookies, language })
    await scanCard(page, longest.token)
    const green = page.locator('main button[class*=primary]')
    // Booked by the language before, it is printed once more.
    if (language === 'zh-CN') {
      await green.click()
      await green.click()
      await page.locator('[data-tone=green]').waitFor()
    } else {
      await page.locator('main button[class*=secondary]').click()
    }
    const number = (await page.locator('[class*=digits]').textContent()) ?? ''
    expect(number).toMatch(/^\d+$/)
    await expectOneSlip(page, number)
  },
)

test('a queue number of a cut is one page, too', async () => {
  const { cookies } = stage.world.kiosks.at.longest.machines[2] ?? { cookies: {} }
  const page = await aKioskPage({ cookies })
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '拿一张号' }).click()
  const number =
    (await page
      .getByText(/^[A-Z]-1$/)
      .first()
      .textContent()) ?? ''
  await expectOneSlip(page, number)
  browser.forgive()
})
