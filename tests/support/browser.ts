import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { launchBrowser, visitAs, type Visit, type Visitor } from './browser/launch.ts'

export interface TestBrowser {
  /** Opens a path as somebody; whatever goes wrong on that page fails the test at its end. */
  open(path: string, visitor?: Visitor): Promise<Page>
  /** The same, with the visit's faults and context at hand. */
  visit(visitor?: Visitor): Promise<Visit>
  /** For tests that provoke faults: what was found so far, and forgotten. */
  forgive(): string[]
}

/** One browser for the test file. Call it at the top; `url` may be known only later. */
export async function aBrowser(url: string | (() => string)): Promise<TestBrowser> {
  const browser: Browser = await launchBrowser()
  const address = typeof url === 'string' ? () => url : url
  let visits: Visit[] = []
  const faults = (): string[] => visits.flatMap((visit) => visit.faults)
  afterEach(async () => {
    const found = faults()
    const open = visits
    visits = []
    await Promise.all(open.map((visit) => visit.close()))
    expect(found, 'what went wrong in the browser').toEqual([])
  })
  afterAll(() => browser.close())
  const visit = async (visitor: Visitor = {}): Promise<Visit> => {
    const made = await visitAs(browser, address(), visitor)
    visits.push(made)
    return made
  }
  return {
    visit,
    async open(path, visitor = {}) {
      const { page } = await visit(visitor)
      await page.goto(path, { waitUntil: 'load' })
      return page
    },
    forgive() {
      const found = faults()
      for (const each of visits) each.faults.length = 0
      return found
    },
  }
}
