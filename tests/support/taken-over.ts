import type { Page } from 'playwright-core'

/** Until the page that the server drew is its script's: React leaves a mark on what it has taken over. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const taken = document.querySelector('#root > *')
    return taken !== null && Object.keys(taken).some((key) => key.startsWith('__reactFiber'))
  })
}
