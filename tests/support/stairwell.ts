import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser } from './browser.ts'
import { phone } from './browser/launch.ts'
import { aDiner, type Diner } from './builders/diner.ts'
import { aVolunteer, type SignedIn } from './builders/people.ts'
import { aCanteen, type Canteen } from './builders/place.ts'
import { anOffering, aServing } from './builders/serving.ts'
import type { City } from './city.ts'

export interface Stairwell {
  readonly canteen: Canteen
  readonly diners: readonly Diner[]
  readonly who: SignedIn
}

/** A building with so many doors, three lunches ahead, and somebody who goes round. */
export async function aStairwell(
  { db }: Pick<City, 'db'>,
  doors: number,
  walletFen = 20_000,
): Promise<Stairwell> {
  const canteen = await aCanteen()
    .named(`楼道食堂${Math.random().toString(36).slice(2, 7)}`)
    .cuttingOff(1, '16:00')
    .in(db)
  for (const day of ['2026-11-23', '2026-11-24', '2026-11-25']) {
    await aServing(canteen)
      .onDay(day)
      .with(
        anOffering().named('红烧狮子头套餐').priced(1500),
        anOffering().named('清蒸鲈鱼套餐').priced(1800),
      )
      .in(db)
  }
  const diners: Diner[] = []
  for (let nth = 0; nth < doors; nth += 1) {
    const door = `${1 + Math.floor(nth / 4)}0${1 + (nth % 4)}`
    const name = `住户${String.fromCharCode(0x4e00 + nth * 37)}`
    diners.push(await aDiner(canteen).named(name).at(door).withWallet(walletFen).in(db))
  }
  return { canteen, diners, who: await aVolunteer(db, canteen, canteen.buildingId) }
}

export const bookingsOf = ({ db }: Pick<City, 'db'>, { diners }: Pick<Stairwell, 'diners'>) =>
  db
    .selectFrom('bookings')
    .innerJoin('servings', 'servings.id', 'bookings.serving_id')
    .select([
      'bookings.diner_id',
      'bookings.state',
      'channel',
      'payment',
      'taken_at',
      'servings.day',
      'portions',
    ])
    .where(
      'bookings.diner_id',
      'in',
      diners.map(({ dinerId }) => dinerId),
    )
    .orderBy('bookings.id')
    .execute()

export const usual = (page: Page) => page.getByRole('button', { name: /明天\s*照旧/ })
/** Nobody reads what a tap did, and taps again in the same place, sooner than this. */
export const aLook = (page: Page): Promise<void> => page.waitForTimeout(450)
export const box = (page: Page, door: string) =>
  page.getByRole('listitem').filter({ hasText: door })

/** Into the building while there is a signal, until the page would open without one. */
async function goIn(context: BrowserContext, page: Page, { canteen }: Stairwell): Promise<void> {
  await page.goto('/desk/round')
  await page.getByRole('link', { name: /号楼|栋/ }).click()
  await usual(page).first().waitFor()
  await page.getByText('没信号也能接着订').waitFor()
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/desk/round'))?.status))
    .toBe(200)
  expect(new URL(page.url()).pathname).toBe(`/desk/round/${canteen.buildingId}`)
  expect(context.serviceWorkers().length).toBeGreaterThan(0)
}

export const enter = async (
  browser: TestBrowser,
  stairwell: Stairwell,
): Promise<{ context: BrowserContext; page: Page }> => {
  const { context, page } = await browser.visit({ ...phone, ...stairwell.who })
  await goIn(context, page, stairwell)
  return { context, page }
}

/** Orders leave one after another: `timeout` is for many of them. */
export const allSent = (page: Page, timeout = 60_000): Promise<void> =>
  page.getByText('都送到了').first().waitFor({ timeout })

/** The canteen has said yes to it. */
export const booked = (page: Page): Promise<void> => page.getByText('订好了').first().waitFor()
