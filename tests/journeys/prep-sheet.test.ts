import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { drawnPages, saidOnEach } from '../support/pdf.ts'

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
  expect(saidOnEach(pages)).toEqual(pages.map(() => true))
})
