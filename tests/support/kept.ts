import type { Page } from 'playwright-core'

/** What this browser keeps for the time without a network, by name. Opens nothing that is not there: that would make it. */
export const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'nuancan-kept')) return []
    return new Promise<string[]>((resolve, reject) => {
      const asked = indexedDB.open('nuancan-kept')
      asked.addEventListener('error', () => reject(new Error('no database')))
      asked.addEventListener('success', () => {
        const db = asked.result
        const keys = db.objectStoreNames.contains('kept')
          ? db.transaction('kept').objectStore('kept').getAllKeys()
          : null
        const done = (names: string[]): void => {
          db.close()
          resolve(names)
        }
        if (keys === null) done([])
        else keys.addEventListener('success', () => done(keys.result.map(String)))
      })
    })
  })

export async function waitForKept(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await keptIn(page)).includes(name)) return
    await page.waitForTimeout(100)
  }
  throw new Error(`${name} was not kept`)
}

/** The counter has its list, and everything that going on, and opening again, without a network needs. */
export async function isReadyForACut(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '请刷卡' }).waitFor()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await waitForKept(page, 'counter-list')
  for (let tries = 0; tries < 150; tries += 1) {
    const files = await page.evaluate(async () => {
      const names = await caches.keys()
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return kept.flat().filter(({ url }) => url.includes('/assets/')).length
    })
    if (files > 5) return
    await page.waitForTimeout(100)
  }
  throw new Error('the files of the page were not kept')
}
