import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const middleOf = async (button: Locator): Promise<{ x: number; y: number }> => {
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {}
  return { x: x + width / 2, y: y + height / 2 }
}

/** Three taps in one place, two of them before anything could be drawn, whatever stands there for the third. */
export async function shake(page: Page, button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded()
  const place = await middleOf(button)
  await page.evaluate(async ({ x, y }) => {
    const began = performance.now()
    // The finger is as quick on a machine that is not.
    const tap = (after: number) => {
      const about = { clientX: x, clientY: y, detail: 1, bubbles: true, cancelable: true }
      const click = new MouseEvent('click', about)
      Object.defineProperty(click, 'timeStamp', { value: began + after })
      document.elementFromPoint(x, y)?.dispatchEvent(click)
    }
    tap(0)
    tap(20)
    await new Promise((resolve) => setTimeout(resolve, 120))
    tap(140)
  }, place)
}

/** Scrolls the page until `below` is where the finger is that presses `above`, a button of an open window. */
export async function placeUnder(page: Page, above: Locator, below: Locator): Promise<void> {
  const by = (await middleOf(below)).y - (await middleOf(above)).y
  await page.evaluate((pixels) => window.scrollBy({ top: pixels, behavior: 'instant' }), by)
  const [one, other] = [await middleOf(above), await middleOf(below)]
  expect(Math.abs(one.y - other.y)).toBeLessThan(10)
}
