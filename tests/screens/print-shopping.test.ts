import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { settled } from '../support/gates/examine.ts'
import { factsOf } from '../support/gates/facts.ts'
import { aStage } from '../support/gates/stage.ts'
import { drawnPages, saidOnEach } from '../support/pdf.ts'

const stage = await aStage()
const browser = await aBrowser(stage.url)
const cook = stage.world.demo.staff.kitchen

/** 11 points in CSS pixels. */
const leastPaper = (11 * 96) / 72

const theWeek = async (language: 'zh-CN' | 'en'): Promise<Page> => {
  const page = await browser.open('/board/buying/2026-11-23/2026-11-29', {
    ...cook,
    language,
    width: 1280,
    height: 800,
  })
  await page.locator('main tbody input').first().waitFor()
  await settled(page)
  return page
}

test.each(['zh-CN', 'en'] as const)(
  'a week’s shopping is A4, in letters of 11 points, with its head on each page (%s)',
  async (language) => {
    const page = await theWeek(language)
    await page.emulateMedia({ media: 'print' })
    const { texts, controls, overflow } = await factsOf(page)
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter(({ size }) => size < leastPaper - 0.1)).toEqual([])
    // What is in stock may also be written by hand: the boxes stay, as lines. Nothing else is to be pressed.
    expect(controls.filter(({ tag }) => tag !== 'input').map(({ name }) => name)).toEqual([])
    expect(overflow).toBeLessThanOrEqual(0)
    const heads = page.locator('main thead')
    expect(
      await heads.evaluateAll((all) => all.map((head) => getComputedStyle(head).display)),
    ).toEqual(['table-header-group', 'table-header-group'])

    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
    const pages = drawnPages(pdf)
    expect(pages.length).toBeGreaterThan(1)
    expect(saidOnEach(pages)).toEqual(pages.map(() => true))
  },
)

test('every line has a square to tick on paper, and what is in stock is no box any more', async () => {
  const page = await theWeek('zh-CN')
  const lines = await page.locator('main tbody input').count()
  const got = page.getByRole('columnheader', { name: '买到' })
  expect(await got.count()).toBe(0)
  await page.emulateMedia({ media: 'print' })
  expect(await got.count()).toBe(1)
  expect(await page.locator('main td:last-child > span:empty').count()).toBe(lines)
  const borders = await page
    .locator('main tbody input')
    .evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).borderTopWidth))
  expect(new Set(borders)).toEqual(new Set(['0px']))
})
