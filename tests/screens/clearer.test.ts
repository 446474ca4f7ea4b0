import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aStage } from '../support/gates/stage.ts'

const stage = await aStage()
const browser = await aBrowser(stage.url)
const { open } = stage.world.elders

const lookOf = (page: Page) =>
  page.evaluate(() => {
    const root = getComputedStyle(document.documentElement)
    const edge = getComputedStyle(document.querySelector('main a[class*=secondary]') as Element)
    return { ink: root.color, ground: root.backgroundColor, edge: edge.borderTopWidth }
  })
const usual = { ink: 'rgb(26, 26, 26)', ground: 'rgb(250, 244, 230)', edge: '2px' }
const clear = { ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', edge: '3px' }

test.each(['on', 'off'] as const)(
  'what she asked for is there on every page from then on, with script %s, until she wants it otherwise',
  async (script) => {
    const page = await browser.open('/', { ...phone, ...open, script })
    expect(await lookOf(page)).toEqual(usual)
    await page.getByRole('link', { name: '字大小' }).click()
    await page.getByRole('button', { name: '黑白分明' }).click()
    await page.locator('[aria-pressed=true]', { hasText: '黑白分明' }).waitFor()
    await page.goto('/')
    expect(await lookOf(page)).toEqual(clear)
    await page.goto('/text-size')
    await page.getByRole('button', { name: '平常的颜色' }).click()
    await page.locator('[aria-pressed=true]', { hasText: '平常的颜色' }).waitFor()
    await page.goto('/')
    expect(await lookOf(page)).toEqual(usual)
  },
)

test('a phone that is set to more contrast gets it without asking', async () => {
  const page = await browser.open('/', { ...phone, ...open })
  await page.emulateMedia({ contrast: 'more' })
  expect(await lookOf(page)).toEqual(clear)
})

test('in the colours of the device every button keeps an edge and what is focused a ring', async () => {
  const page = await browser.open('/', { ...phone, ...open })
  await page.emulateMedia({ forcedColors: 'active' })
  const controls = page.locator('main a[href], main button, nav a')
  expect(await controls.count()).toBeGreaterThan(3)
  for (const control of await controls.all()) {
    await control.focus()
    const lines = await control.evaluate((element) => {
      const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth } =
        getComputedStyle(element)
      return [borderTopStyle, parseFloat(borderTopWidth) >= 1, outlineStyle, outlineWidth]
    })
    expect(lines).toEqual(['solid', true, 'solid', '4px'])
  }
})
