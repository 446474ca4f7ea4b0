import type { Page } from 'playwright-core'

/** Notes when each number first stands on the glass. There is one dish, and its number only grows. */
export async function watchGlass(page: Page): Promise<() => Promise<Map<number, number>>> {
  await page.evaluate(() => {
    const seen: [number, number][] = []
    Object.assign(window, { seen })
    const look = (): void => {
      const tiles = [...document.querySelectorAll('main li')].filter((tile) =>
        tile.querySelector('h2'),
      )
      const numbers = tiles
        .flatMap((tile) => [...tile.querySelectorAll('*')])
        .filter((each) => each.childElementCount === 0 && /^\d+$/.test(each.textContent ?? ''))
      const largest = Math.max(0, ...numbers.map((each) => Number(each.textContent)))
      if (largest > (seen.at(-1)?.[0] ?? 0)) {
        seen.push([largest, performance.timeOrigin + performance.now()])
      }
    }
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    look()
  })
  return async () =>
    new Map(await page.evaluate(() => (window as unknown as { seen: [number, number][] }).seen))
}
