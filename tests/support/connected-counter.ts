import type { Page } from 'playwright-core'
import type { TestBrowser } from './browser.ts'
import type { Visitor } from './browser/launch.ts'

/** So long a counter waits for the server before it goes on by its list. */
const patienceMs = 4_000

/** A tablet waiting for a card that asks the server however slow this machine is: it never goes on by its list. */
export async function aConnectedCounter(browser: TestBrowser, who: Visitor): Promise<Page> {
  const { page } = await browser.visit({ width: 1024, height: 768, ...who })
  await page.addInitScript((patience) => {
    const after = window.setTimeout.bind(window)
    const patient = (run: () => void, ms?: number) => after(run, ms === patience ? 240_000 : ms)
    Object.assign(window, { setTimeout: patient })
  }, patienceMs)
  await page.goto('/counter', { waitUntil: 'load' })
  await page.getByRole('heading', { name: '请刷卡' }).waitFor()
  return page
}
