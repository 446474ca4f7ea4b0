import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { WithCookies } from '../api.ts'
import type { AtKiosk, KioskWorld } from './kiosks.ts'
import type { Scene } from './scenes.ts'

const wide = { width: 1920, height: 1080 } as const
const tall = { width: 1080, height: 1920 } as const
const small = { width: 1280, height: 800 } as const

type Arrange = (page: Page) => Promise<void>

/** What a scanner does: letters within a few milliseconds, then Enter. */
export const scanCard = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}

const primary = (page: Page) => page.locator('main button[class*=primary]')

const idle: Arrange = (page) => page.getByRole('button', { name: '5', exact: true }).waitFor()

const seen =
  (token: string): Arrange =>
  async (page) => {
    await idle(page)
    await scanCard(page, token)
    await page.locator('header p + p').waitFor()
  }

const typed =
  (digits: string): Arrange =>
  async (page) => {
    await idle(page)
    await page.keyboard.type(digits)
  }

const confirming =
  (token: string): Arrange =>
  async (page) => {
    await seen(token)(page)
    await primary(page).click()
    await page.locator('main h1').waitFor()
  }

/** A dish that she must not eat, chosen by whoever only knows her digits. */
const refused =
  (digits: string): Arrange =>
  async (page) => {
    await typed(digits)(page)
    await page.locator('header p + p').waitFor()
    await page.locator('main button[class*=secondary]').click()
    const dish = page.getByRole('button', { name: /宫保鸡丁|Kung pao/ })
    await page.locator('main ul').waitFor()
    if ((await dish.count()) === 0) await page.locator('main button[class*=quiet]').click()
    await dish.click()
    await primary(page).click()
    await page.getByRole('alert').waitFor()
  }

const locked =
  ({ canteenId }: AtKiosk): Arrange =>
  async (page) => {
    for (let guess = 0; guess < 11; guess += 1)
      await page.request.post(`/api/canteens/${canteenId}/kiosk/visits`, {
        data: { digits: '000000' },
        headers: { 'idempotency-key': randomUUID() },
      })
    await typed('000000')(page)
    await page.getByRole('alert').waitFor()
  }

const cut: Arrange = async (page) => {
  await idle(page)
  await page.context().setOffline(true)
  await primary(page).waitFor()
}

/** Nobody has touched the glass for a minute and a half. */
const quiet =
  (token: string): Arrange =>
  async (page) => {
    await page.clock.install()
    await page.reload()
    await seen(token)(page)
    await page.clock.fastForward(91_000)
    await page.getByRole('heading', { name: /还在吗|Still there/ }).waitFor()
  }

export function kioskScenes({ at, people, revoked }: KioskWorld): Scene[] {
  let turn = 0
  /** Each look books for somebody else. */
  const somebody = (then: (token: string) => Arrange): Arrange => {
    return (page) => then(people[turn++ % people.length] ?? '')(page)
  }
  const booked =
    (token: string): Arrange =>
    async (page) => {
      await confirming(token)(page)
      await primary(page).click()
      await page.locator('[data-tone=green]').waitFor()
    }
  const turns = new Map<AtKiosk, number>()
  /** Steps up to a machine that nobody else stands at. */
  const fresh =
    (who: AtKiosk, then: Arrange): Arrange =>
    async (page) => {
      const look = turns.get(who) ?? 0
      turns.set(who, look + 1)
      const { cookies } = who.machines[look % who.machines.length] ?? { cookies: {} }
      const url = page.url()
      await page
        .context()
        .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })))
      await page.reload()
      await then(page)
    }
  const scene = (
    name: string,
    who: AtKiosk | WithCookies,
    arrange: Arrange = idle,
    screen: typeof wide | typeof tall | typeof small = wide,
  ): Scene => ({
    name: name === '' ? 'kiosk' : `kiosk: ${name}`,
    kind: 'kiosk',
    path: '/kiosk',
    visitor: 'machines' in who ? screen : { ...screen, cookies: who.cookies },
    arrange: 'machines' in who ? fresh(who, arrange) : arrange,
  })
  const wait: Arrange = (page) => page.locator('main h1').waitFor()
  const dishes =
    (token: string): Arrange =>
    async (page) => {
      await seen(token)(page)
      await page.locator('main button[class*=secondary]').click()
      await page.locator('main ul').waitFor()
    }
  return [
    scene('', at.open),
    scene('on a tall glass', at.open, idle, tall),
    scene('on a small glass', at.open, idle, small),
    scene('three digits', at.open, typed('123')),
    scene('unknown digits', at.open, async (page) => {
      await typed('999999')(page)
      await page.getByRole('alert').waitFor()
    }),
    scene('too many digits', at.late, locked(at.late)),
    scene('the usual', at.open, seen(at.open.token)),
    scene('the usual on a tall glass', at.open, seen(at.open.token), tall),
    scene('the usual on a small glass', at.open, seen(at.open.token), small),
    scene('the usual by digits', at.open, async (page) => {
      await typed(at.open.digits)(page)
      await page.locator('header p + p').waitFor()
    }),
    scene('dishes', at.open, dishes(at.allergic.token)),
    scene('dishes on a tall glass', at.open, dishes(at.allergic.token), tall),
    scene('dishes on a small glass', at.open, dishes(at.allergic.token), small),
    scene('confirm', at.open, confirming(at.open.token)),
    scene('confirm on a tall glass', at.open, confirming(at.open.token), tall),
    scene('confirm on a small glass', at.open, confirming(at.open.token), small),
    scene('refused by digits', at.open, refused(at.allergic.digits)),
    scene('refused by digits on a small glass', at.open, refused(at.allergic.digits), small),
    scene('card short', at.poor, confirming(at.poor.token)),
    scene(
      'no answer',
      at.open,
      somebody((token) => async (page) => {
        await confirming(token)(page)
        await page.context().setOffline(true)
        await primary(page).click()
        await page.getByRole('alert').waitFor()
      }),
    ),
    scene('booked', at.open, somebody(booked)),
    scene('booked on a tall glass', at.open, somebody(booked), tall),
    scene('booked on a small glass', at.open, somebody(booked), small),
    scene(
      'booked before',
      at.open,
      somebody((token) => async (page) => {
        await booked(token)(page)
        await scanCard(page, token)
        await page.locator('[data-tone=paper] header p + p').waitFor()
      }),
    ),
    scene(
      'cancelled',
      at.open,
      somebody((token) => async (page) => {
        await booked(token)(page)
        await page.locator('main button[class*=quiet]').click()
        await page.locator('[data-tone=paper] main svg').first().waitFor()
      }),
    ),
    scene('sold out', at.soldOut, seen(at.soldOut.token)),
    scene('too late', at.late, seen(at.late.token)),
    scene('closed', at.closed, seen(at.closed.token)),
    scene('no menu', at.noMenu, seen(at.noMenu.token)),
    scene('longest', at.longest, seen(at.longest.token)),
    scene('longest, confirm', at.longest, confirming(at.longest.token), small),
    scene('help', at.open, async (page) => {
      await idle(page)
      await page.locator('footer button').first().click()
    }),
    scene('still there', at.open, quiet(at.open.token)),
    scene('network cut', at.open, cut),
    scene('queue number', at.open, async (page) => {
      await cut(page)
      await primary(page).click()
      await page
        .getByText(/^[A-Z]-\d+$/)
        .first()
        .waitFor()
    }),
    scene('not paired', { cookies: {} }, wait),
    scene('switched off', revoked, wait),
  ]
}
