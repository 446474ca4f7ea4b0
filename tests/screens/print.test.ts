import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { settled } from '../support/gates/examine.ts'
import { factsOf } from '../support/gates/facts.ts'
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
