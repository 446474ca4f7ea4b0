import type { Page } from 'playwright-core'
import { aBrowser, type TestBrowser } from './browser.ts'
import { aDevice } from './builders/people.ts'
import type { Canteen } from './builders/place.ts'
import { aCity, type City } from './city.ts'
import { aRelay, type Relay } from './relay.ts'

export const glass = { width: 1920, height: 1080 } as const

export interface KioskCity {
  readonly city: City
  /** The line between the kiosks and the server. */
  readonly relay: Relay
  readonly browser: TestBrowser
  /** What kiosks booked for somebody, oldest first. */
  readonly bookingsOf: (dinerId: number) => Promise<KioskBooking[]>
}

export interface KioskBooking {
  readonly id: number
  readonly state: string
  readonly ticket_no: number | null
  readonly portions: number
  readonly placed_by_name: string
}

/** The city at half past ten, tomorrow's lunch being booked, and a browser before its kiosks. */
export async function aKioskCity(): Promise<KioskCity> {
  const city = await aCity('10:30')
  const relay = await aRelay(city.appUrl)
  const browser = await aBrowser(relay.url)
  const bookingsOf = (dinerId: number): Promise<KioskBooking[]> =>
    city.db
      .selectFrom('bookings')
      .select(['id', 'state', 'ticket_no', 'portions', 'placed_by_name'])
      .where('diner_id', '=', dinerId)
      .where('channel', '=', 'kiosk')
      .orderBy('id')
      .execute()
  return { city, relay, browser, bookingsOf }
}

export interface CardOf {
  readonly dinerId: number
  readonly token: string
  readonly digits: string
}

/** A new card of somebody known by name. */
export async function cardOf(city: City, name: string): Promise<CardOf> {
  const dinerId = await city.dinerId(name)
  const manager = city.as(await city.worker('manager'))
  const { token, digits } = await manager.call('issueCard', { params: { dinerId } })
  return { dinerId, token, digits }
}

/** What a reader does: forty letters within a few milliseconds, then Enter. */
export async function scan(page: Page, { token }: Pick<CardOf, 'token'>): Promise<void> {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** A spoken line may break at the breath: what is read there may have a space. */
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', {
    level: 1,
    name:
      typeof name === 'string'
        ? new RegExp(`^${name.replace(/[?*+.()]/g, '\\$&').replace(/[，。：？、,]/g, '$&\\s*')}$`)
        : name,
  })

export const waits = (page: Page): Promise<void> =>
  heading(page, '请刷卡，或者按 6 位数字').waitFor()

export const aMachine = async (
  city: City,
  kind: 'kiosk' | 'counter' = 'kiosk',
): Promise<{ deviceId: number; cookies: Readonly<Record<string, string>> }> =>
  aDevice(city.db, kind, { canteenId: city.canteenId } as Canteen)

/** A registered machine of its own, waiting for somebody; papers printed are counted. */
export async function atTheKiosk(city: City, browser: TestBrowser): Promise<Page> {
  const page = await browser.open('/kiosk', { ...glass, ...(await aMachine(city)) })
  await waits(page)
  return page
}
