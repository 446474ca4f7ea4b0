import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  aKioskCity,
  aMachine,
  cardOf,
  glass,
  heading,
  press,
  scan,
  waits,
} from '../support/kiosk.ts'
import { whatIsLeft } from '../support/what-is-left.ts'

const { city, browser } = await aKioskCity()
const her = await cardOf(city, '陈桂英')
const fields = [
  'maskedName',
  'opened',
  'secret',
  'balanceFen',
  'bookingId',
  'token',
  'digits',
  'view',
]

/** A machine whose replies are listened to: what was told of her, and whether any of it may be kept. */
async function aWatchedMachine(clock: 'real' | 'ours' = 'real') {
  const machine = await aMachine(city)
  const { page } = await browser.visit({ ...glass, cookies: machine.cookies })
  const words = new Set(['陈*英', '陈桂英', her.token, her.digits])
  const kept: string[] = []
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/') && pathname !== '/kiosk') return
    if (!/no-store/.test(response.headers()['cache-control'] ?? '')) kept.push(pathname)
    const reply = (await response.json().catch(() => ({}))) as { visit?: string }
    if (reply.visit !== undefined) words.add(reply.visit)
  })
  if (clock === 'ours') await page.clock.install()
  await page.goto('/kiosk')
  await waits(page)
  const left = () => whatIsLeft(page, [...words], fields)
  return { page, machine, words, kept, left }
}

/** Whoever booked before is forgotten: each test begins with nothing booked. */
const hungryAgain = () =>
  sql`update bookings set state = 'cancelled' where diner_id = ${her.dinerId} and channel = 'kiosk'`.execute(
    city.db,
  )

async function book(page: Page): Promise<string> {
  await scan(page, her)
  await press(page, /跟上次一样/).click()
  const dish = (await page.locator('main img + div p').first().textContent()) ?? ''
  await press(page, '就吃这个').click()
  await heading(page, '订好了').waitFor()
  return dish
}
/** Her last touch is now, and from here on time passes only as a test lets it, not while the machine is busy. */
async function touchedNow(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 1_000)
  await page.keyboard.press('Shift')
}
const openVisits = async (deviceId: number): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from kiosk_visits
      where device_id = ${deviceId} and ended_at is null`.execute(city.db)
  ).rows[0]?.n ?? 0

test('after a visit nothing of her is left, anywhere', async () => {
  const { page, machine, words, kept, left } = await aWatchedMachine()
  const entries = await page.evaluate(() => history.length)
  const fresh = await page.getByRole('main').innerText()
  const dish = await book(page)
  expect(dish).not.toBe('')
  words.add(dish)
  // The search can find: while she stands there, she is in the document and in React.
  const there = await left()
  expect(there.filter((place) => place.startsWith('document'))).not.toEqual([])
  expect(there).toContain('React: maskedName')
  expect(there).toContain('React: secret')
  expect(words.size).toBe(6)

  await press(page, '好了').click()
  await waits(page)
  expect(await left()).toEqual([])
  expect(await page.getByRole('main').innerText()).toBe(fresh)
  expect(await page.evaluate(() => history.length)).toBe(entries)
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/kiosk')
  expect(kept).toEqual([])
  await expect.poll(() => openVisits(machine.deviceId)).toBe(0)
})

test('nor after the Back button, pressed in the middle of a visit, and Forward again', async () => {
  await hungryAgain()
  const { page, left } = await aWatchedMachine()
  await scan(page, her)
  await heading(page, /吃这个吗/).waitFor()
  await page.goBack()
  await page.goForward()
  await waits(page)
  expect(await left()).toEqual([])
})

test('ninety quiet seconds ask whether she is there; yes goes on, thirty more wipe everything', async () => {
  await hungryAgain()
  const { page, machine, left } = await aWatchedMachine('ours')
  await scan(page, her)
  await press(page, '换一个菜').click()
  await heading(page, /吃什么/).waitFor()
  await touchedNow(page)
  await page.clock.fastForward(88_000)
  expect(await heading(page, '还在吗？').count()).toBe(0)
  await page.clock.fastForward(3_000)
  await heading(page, '还在吗？').waitFor()
  await page.clock.runFor(10_000)
  await page.getByText(/^(19|20|21) 秒后回到开头$/).waitFor()
  await page.clock.resume()
  await press(page, '在，接着订').click()
  await heading(page, /吃什么/).waitFor()

  await page.clock.fastForward(91_000)
  await heading(page, '还在吗？').waitFor()
  await page.clock.runFor(31_000)
  await waits(page)
  expect(await left()).toEqual([])
  await expect.poll(() => openVisits(machine.deviceId)).toBe(0)
})

test('the number stands for twenty seconds, and then the machine waits for the next by itself', async () => {
  await hungryAgain()
  const { page, machine, left } = await aWatchedMachine('ours')
  await book(page)
  await touchedNow(page)
  await page.clock.fastForward(15_000)
  expect(await heading(page, '订好了').count()).toBe(1)
  await page.clock.resume()
  await page.clock.fastForward(6_000)
  await waits(page)
  expect(await left()).toEqual([])
  await expect.poll(() => openVisits(machine.deviceId)).toBe(0)
})

test('digits that somebody began and left are forgotten', async () => {
  const { page, left } = await aWatchedMachine('ours')
  await page.keyboard.type(her.digits.slice(0, 4))
  await page.getByText('按了 4 位').waitFor({ state: 'attached' })
  await page.clock.fastForward(21_000)
  expect(await page.getByText('按了 4 位').count()).toBe(0)
  expect(await left()).toEqual([])
})

test('a visit that the server ended is over on the glass, too', async () => {
  await hungryAgain()
  const { page, machine, left } = await aWatchedMachine()
  await scan(page, her)
  await press(page, /跟上次一样/).click()
  await sql`update kiosk_visits set ended_at = app_now() where device_id = ${machine.deviceId}`.execute(
    city.db,
  )
  await press(page, '就吃这个').click()
  await waits(page)
  expect(await left()).toEqual([])
})
