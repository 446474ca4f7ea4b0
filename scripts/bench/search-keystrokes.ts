import type { Page } from 'playwright-core'
import { laptop, launchBrowser, visitAs, type Visitor } from '../../tests/support/browser/launch.ts'

/** Each finds somebody, and is asked for once: the second time a page knows the answer. */
const pressed = ['z', 'c', 'w', 'l', 'y', '王', '刘', '3号']
const rounds = 5

type Times = { readonly times: number[] }

/** Notes the time from a letter in the box to the first name below it. */
async function watchBox(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    let typed: number | null = null
    Object.assign(window, { times })
    document.addEventListener('input', () => (typed = performance.now()), { capture: true })
    const look = (): void => {
      if (typed === null || document.querySelector('[role=option]') === null) return
      times.push(performance.now() - typed)
      typed = null
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true })
  })
}

/** Milliseconds from a keystroke at the desk to the list on the glass, in a real browser. */
export async function keystrokesAtTheDesk(url: string, volunteer: Visitor): Promise<number[]> {
  const browser = await launchBrowser()
  const all: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const visit = await visitAs(browser, url, { ...laptop, ...volunteer })
      const { page } = visit
      await page.goto('/desk')
      await page.getByRole('combobox').waitFor()
      await watchBox(page)
      for (const text of pressed) {
        await page.getByRole('combobox').fill(text)
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('Escape')
        await page.getByRole('option').first().waitFor({ state: 'detached' })
      }
      all.push(...(await page.evaluate(() => (window as unknown as Times).times)))
      await visit.close()
    }
  } finally {
    await browser.close()
  }
  return all
}
