import type { Page } from 'playwright-core'
import { laptop } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'
import type { World } from './world.ts'

type Arrange = (page: Page) => Promise<void>

/** The room 「账」: a day, a month in each of its states, the ledger. */
export function bookScenes({ demo }: World): Scene[] {
  const at = (name: string, path: string, arrange?: Arrange): Scene => ({
    name: `office books: ${name}`,
    kind: 'office',
    path: `/office/${path}`,
    visitor: { ...laptop, ...demo.staff.manager },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const look: Arrange = async (page) => {
    await page.locator('tbody button').first().click()
    await page.locator('#main section section table, #main section h2').first().waitFor()
  }
  return [
    at('day', 'books'),
    at('day before', 'books/day/2026-11-21'),
    at('month blocked', 'books/month'),
    at('month possible', 'books/month/2026-10'),
    {
      ...at('month closed', 'books/month/2026-09'),
      visitor: { ...laptop, ...demo.emptyManager },
    },
    at('ledger', 'books/ledger'),
    at('ledger found', 'books/ledger', look),
    at('ledger nothing', 'books/ledger', async (page) => {
      await page.getByRole('textbox').last().fill('zzzz')
      await page.keyboard.press('Enter')
      await page.locator('table').waitFor({ state: 'detached' })
    }),
    {
      ...at('ledger of an auditor', 'books/ledger', async (page) => {
        await page.locator('#main button').first().click()
        await page.locator('tbody button').first().waitFor()
      }),
      visitor: { ...laptop, ...demo.auditor },
    },
    at('resident’s wallet', `residents/${demo.elderId}/wallet`),
  ]
}
