import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { settled } from '../support/gates/examine.ts'
import { factsOf } from '../support/gates/facts.ts'
import { aStage } from '../support/gates/stage.ts'

const stage = await aStage()
const browser = await aBrowser(stage.url)
const { elder } = stage.world.demo

/** 14 points: what old eyes can read on paper. */
const leastPaper = (14 * 96) / 72

test.each(['on', 'off'] as const)(
  'an elder finds her money from the help page, with script %s',
  async (script) => {
    const page = await browser.open('/help', { ...phone, ...elder, script })
    await page.getByRole('link', { name: '看卡里的钱' }).click()
    const heading = page.getByRole('heading', { level: 1, name: /^卡里有 [\d.]+ 元$/ })
    await heading.waitFor()
    const left = (await heading.textContent()) ?? ''
    await page.getByText('到窗口，存现金。').waitFor()

    await page.getByRole('link', { name: '看这个月的每一笔' }).click()
    await page.getByRole('heading', { level: 1, name: '2026年11月的账' }).waitFor()
    const rows = await page.locator('#main li').allTextContents()
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row).toMatch(/11月\d+日 .*[+−] [\d.]+ 元卡里有 [\d.]+ 元$/)
    expect(rows.at(-1)).toContain(left)
    await page.getByRole('link', { name: '返回' }).click()
    await heading.waitFor()
  },
)

test('her meals lead there as well', async () => {
  const page = await browser.open('/meals', { ...phone, ...elder })
  await page.getByRole('link', { name: '卡里的钱' }).click()
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: '卡里有' })
  await heading.waitFor()
  expect(await heading.textContent()).toMatch(/^卡里有 [\d.]+ 元$/)
})

test('a month to come is refused in words', async () => {
  const page = await browser.open('/wallet/2027-01', { ...phone, ...elder })
  const sentence = page.getByText('这个月还没到，请看这个月或以前的。')
  await sentence.waitFor()
  expect(await page.locator('#main li').count()).toBe(0)
})

const papers = [
  ['her own page', '/wallet/2026-11', elder],
  [
    'the office’s sheet',
    `/office/residents/${stage.world.demo.elderId}/wallet`,
    stage.world.demo.staff.manager,
  ],
] as const

test.each(papers)(
  '%s prints on A4 in letters of 14 points, under the canteen’s name and number',
  async (_, path, who) => {
    const page = await browser.open(path, { ...who, width: 1280, height: 800 })
    await settled(page)
    await page.locator('#main').getByText('021-00001234').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    const { texts, controls } = await factsOf(page)
    const shown = texts.map(({ text }) => text).join(' ')
    expect(shown).toContain('021-00001234')
    expect(shown).toMatch(/食堂/)
    const small = texts.filter(({ size }) => size < leastPaper - 0.1)
    expect(small.map(({ text, size }) => `${text}: ${size} px`)).toEqual([])
    expect(controls.map(({ name }) => name)).toEqual([])
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  },
)
