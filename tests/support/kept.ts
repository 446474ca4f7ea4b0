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

/** The gates wait here too, outside any test. */
async function waitUntil(page: Page, met: () => Promise<boolean>, words: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await met()) return
    await page.waitForTimeout(100)
  }
  throw new Error(words)
}

export const waitForKept = (page: Page, name: string): Promise<void> =>
  waitUntil(page, async () => (await keptIn(page)).includes(name), `${name} was not kept`)

/** The files this page has loaded that would not be there without a network. */
const notKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.startsWith('/assets/'))
    const kept = await Promise.all(
      loaded.map(async (name) => (await caches.match(name)) !== undefined),
    )
    return loaded.filter((_, nth) => !kept[nth])
  })

/** The counter has its list, and everything that going on, and opening again, without a network needs. */
export async function isReadyForACut(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '请刷卡' }).waitFor()
  await waitForKept(page, 'counter-list')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await waitUntil(
    page,
    async () => (await notKept(page)).length === 0,
    'the files of the page were not kept',
  )
}
