import type { Page } from 'playwright-core'
import type { Visitor } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'

type Standing = Pick<Scene, 'kind' | 'visitor'>
type Arrange = (page: Page) => Promise<void>

/** Online payments: with everything that can go wrong, with nothing of it, and before the first one. */
export function onlineScenes(
  office: Standing,
  managers: Readonly<Record<'clean' | 'empty', Visitor>>,
): Scene[] {
  const at = (name: string, arrange?: Arrange, who: Visitor = {}): Scene => ({
    name: `office: online ${name}`,
    path: '/office/online',
    kind: office.kind,
    visitor: { ...office.visitor, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const refund: Arrange = async (page) => {
    await page.locator('tbody button:enabled').first().click()
    await page.getByRole('dialog').waitFor()
  }
  return [
    at('cases'),
    at('closed cases', (page) => page.locator('#main summary').click()),
    at('close a case', async (page) => {
      await page.locator('article button').first().click()
      await page.getByRole('dialog').waitFor()
    }),
    at('all payments', async (page) => {
      await page.getByRole('button', { name: /更早|Earlier/ }).click()
      await page.locator('tbody button:disabled').first().waitFor()
    }),
    at('refund', refund),
    at('refund refused', async (page) => {
      await refund(page)
      await page.locator('dialog input').first().fill('9999')
      await page.locator('dialog form button').last().click()
      await page.getByRole('alert').waitFor()
    }),
    at('clean', undefined, managers.clean),
    at('empty', undefined, managers.empty),
    at('offline', async (page) => {
      await page.context().setOffline(true)
      await refund(page)
      await page.locator('dialog input').last().fill('存错了')
      await page.locator('dialog form button').last().click()
      await page.getByRole('alert').waitFor()
    }),
  ]
}

/** A sheet for her family: made, ended, and not made. */
export function paySlipScenes(desk: Standing): Scene[] {
  const at = (name: string, arrange: Arrange): Scene => ({
    name: `desk: ${name}`,
    path: '/desk/pay-slip/2',
    ...desk,
    arrange,
  })
  return [
    at('pay-in slip before', async () => undefined),
    at('pay-in slip', async (page) => {
      await page.locator('#main').getByRole('button').first().click()
      await page.getByRole('img').waitFor()
    }),
    at('pay-in slip ended', async (page) => {
      await page.locator('#main').getByRole('button').first().click()
      await page.getByRole('img').waitFor()
      // Two looks at once end the same slip; the second would be told that there is none.
      await page.route('**/top-up-links/revoke', (route) => route.fulfill({ json: {} }))
      await page.locator('#main').getByRole('button').nth(1).click()
      await page.getByRole('img').waitFor({ state: 'detached' })
    }),
    at('pay-in slip refused', async (page) => {
      await page.context().setOffline(true)
      await page.locator('#main').getByRole('button').first().click()
      await page.getByRole('alert').waitFor()
    }),
  ]
}
