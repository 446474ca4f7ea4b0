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
  [
    'the packing sheet',
    `/board/packing/${stage.world.plans.serving.servingId}`,
    stage.world.plans.cook,
  ],
  ['the food safety record of a day', '/board/safety/sheet', stage.world.safety.manager],
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

test('the food safety record of a day is one sheet, with its gaps, its codes, and its head on each page', async () => {
  const { manager } = stage.world.safety
  const page = await browser.open('/board/safety/sheet', { ...manager, width: 1280, height: 800 })
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  const { texts } = await factsOf(page)
  const said = texts.map(({ text }) => text).join(' ')
  expect(said).toMatch(/食品安全缺记录：留样还差 3 样/)
  expect(said).toMatch(/4、11/)
  expect(said).toMatch(/江杨农产品市场/)
  const heads = page.locator('table').first().locator('> thead')
  expect(await heads.evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
  expect(await pagesOf(page)).toBe(1)
})

test('so is the record of a full day: lunch and dinner, every dish of every set', async () => {
  const friday = '/board/safety/sheet/2026-11-20'
  const page = await browser.open(friday, { ...staff.manager, width: 1280, height: 800 })
  await settled(page)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('tbody tbody tr').count()).toBeGreaterThan(15)
  expect(await page.getByText('当天的记录齐全').count()).toBe(1)
  expect(await pagesOf(page)).toBe(1)
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
  // Untouched for twenty seconds the kiosk goes on to the next: any key is a touch.
  const touch = () => page.keyboard.press('Shift')
  await touch()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.round(roll.width), height: Math.round(roll.height) })
  await touch()
  const { texts, controls, overflow } = await factsOf(page)
  await touch()
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

/** 60×40 mm in points, as a printer gets it. */
const onLabels = /\/MediaBox \[0 0 (170(\.\d+)?|169\.\d+) (113(\.\d+)?|114)\]/g

const { plans, turns } = stage.world
const labelsOf = {
  'one time for all': { who: plans.cook, ...plans.serving, boxes: 8, careful: 2, turn: '' },
  'in turns': { who: turns.manager, ...turns, boxes: 9, careful: 1, turn: '11:00' },
}

test.each([
  ['zh-CN', 'one time for all'],
  ['en', 'one time for all'],
  ['zh-CN', 'in turns'],
  ['en', 'in turns'],
] as const)(
  'labels are 60×40 mm, one a box, with the allergy and the longest name inside (%s, %s)',
  async (language, which) => {
    const { who, servingId, turn, ...wanted } = labelsOf[which]
    const page = await browser.open(`/board/labels/${servingId}`, {
      ...who,
      language,
      width: 1280,
      height: 800,
    })
    const labels = page.locator('main li')
    await labels.first().waitFor()
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    const boxes = await labels.evaluateAll((all) =>
      all.map((label) => {
        const outer = label.getBoundingClientRect()
        return {
          width: outer.width,
          height: outer.height,
          text: label.textContent ?? '',
          smallest: Math.min(
            ...[...label.querySelectorAll('*')].map((one) =>
              Number.parseFloat(getComputedStyle(one).fontSize),
            ),
          ),
          outside: [...label.querySelectorAll('*')]
            .filter((one) => {
              const box = one.getBoundingClientRect()
              return (
                box.top < outer.top ||
                box.left < outer.left ||
                box.bottom > outer.bottom + 0.5 ||
                box.right > outer.right + 0.5
              )
            })
            .map((one) => one.textContent),
        }
      }),
    )
    expect(boxes.length).toBe(wanted.boxes)
    for (const { width, height, outside, smallest } of boxes) {
      expect([Math.round(width), Math.round(height)]).toEqual([227, 151])
      expect(outside).toEqual([])
      // All eight allergies under the longest name: small, and still read with a box in the hand.
      expect(smallest).toBeGreaterThanOrEqual((6 * 96) / 72)
    }
    const careful = boxes.filter(({ text }) => text.includes('阿卜杜热合曼'))
    expect(careful.length).toBe(wanted.careful)
    for (const { text } of careful) {
      expect(text).toContain(language === 'en' ? 'nuts' : '坚果')
      expect(text).toMatch(language === 'en' ? /allergy/ : /过敏/)
      expect(text).toContain(language === 'en' ? 'over two kinds of rice' : '双拼饭')
      expect(text).toContain(turn)
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const pages = pdf.match(/\/Type \/Page\b/g)?.length
    expect(pages).toBe(boxes.length)
    expect(pdf.match(onLabels)?.length, /\/MediaBox \[[^\]]*\]/.exec(pdf)?.[0]).toBe(pages)
  },
)
