import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const cook = await city.worker('kitchen')

/** 11 points in CSS pixels. */
const smallest = (11 * 96) / 72

const theSheet = async (): Promise<Page> => {
  const board = await browser.open('/board', { ...laptop, ...cook })
  await board.getByRole('button', { name: '明天午饭' }).click()
  await board.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  await board.getByRole('link', { name: '打印备餐单' }).click()
  await board.getByRole('heading', { level: 1, name: /11月23日 星期一 午饭/ }).waitFor()
  return board
}

/** What Chromium drew on each page: the streams of a PDF, in order, unpacked. */
function drawnPages(pdf: Buffer): string[] {
  const pages: string[] = []
  const text = pdf.toString('latin1')
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const start = index + (text[index + 6] === '\r' ? 8 : 7)
    const end = text.indexOf('endstream', start)
    try {
      const drawn = inflateSync(pdf.subarray(start, end)).toString('latin1')
      if (drawn.includes('BT') && / Tf/.test(drawn)) pages.push(drawn)
    } catch {
      // A font or a picture; only pages are looked at.
    }
  }
  return pages
}

/** Glyphs of the first words on a page: the same words in the same font are the same glyphs. */
const firstWords = (drawn: string): string => /<[0-9A-Fa-f]{8,}>/.exec(drawn)?.[0] ?? ''

test('two presses on the board bring the sheet to paper, with every dish and what to weigh', async () => {
  const page = await theSheet()
  for (const part of ['做多少', '单独做', '配料', '一共要买']) {
    await page.getByText(part, { exact: true }).first().waitFor()
  }
  const counts = page.getByRole('table', { name: '做多少' })
  const rows = await counts.getByRole('row').allTextContents()
  const total = Number(/一共(\d+)/.exec(rows.at(-1) ?? '')?.[1])
  const sum = rows.slice(1, -1).reduce((all, row) => all + Number(/\D(\d+)普通/.exec(row)?.[1]), 0)
  expect(sum).toBe(total)
  expect(total).toBeGreaterThan(50)
})

test('on A4 nothing is smaller than 11 points, and every page says which meal it is', async () => {
  const page = await theSheet()
  await page.emulateMedia({ media: 'print' })
  const sizes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: [number, string][] = []
    while (walker.nextNode()) {
      const box = walker.currentNode.parentElement
      const text = walker.currentNode.textContent?.trim() ?? ''
      if (text === '' || !box?.checkVisibility()) continue
      found.push([parseFloat(getComputedStyle(box).fontSize), text.slice(0, 20)])
    }
    return found
  })
  expect(sizes.length).toBeGreaterThan(50)
  expect(sizes.filter(([size]) => size < smallest - 0.1)).toEqual([])

  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12]/)
  const pages = drawnPages(pdf)
  expect(pages.length).toBeGreaterThan(1)
  const head = firstWords(pages[0] ?? '')
  expect(head).not.toBe('')
  expect(pages.map((drawn) => drawn.includes(head))).toEqual(pages.map(() => true))
})
