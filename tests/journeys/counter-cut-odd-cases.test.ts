import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { WithoutCard } from '../../backend/vocabulary/recognition.ts'
import { aBrowser } from '../support/browser.ts'
import { openRequestsOf } from '../support/browser/launch.ts'
import { aDevice } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { isReadyForACut, keptIn, waitForKept } from '../support/kept.ts'
import { setWindowRules, somebodyWaiting } from '../support/somebody-waiting.ts'
import type { Waiting } from '../support/somebody-waiting.ts'

const city = await aCity('11:05')
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const
const manager = city.as(await city.worker('manager'))
const waiting = () => somebodyWaiting(city)
const rule = (withoutCard: WithoutCard, others?: 'may' | 'may not') =>
  setWindowRules(city, withoutCard, others)
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
/** The counter with its list, and then without a network. */
const inACut = async (
  who: Parameters<typeof browser.visit>[0],
): Promise<{ page: Page; context: BrowserContext }> => {
  const { page, context } = await browser.visit({ ...tablet, ...who })
  await page.goto('/counter')
  await isReadyForACut(page)
  await context.setOffline(true)
  await page.getByText('网断了，照样刷卡领餐').waitFor()
  return { page, context }
}
const tell = async (
  { page, context }: { page: Page; context: BrowserContext },
  { bookingId }: Waiting,
): Promise<void> => {
  await page.getByText('有 1 份还没报上去').waitFor()
  await city.advance('40 minutes')
  await context.setOffline(false)
  await expect.poll(async () => (await handedOver(bookingId))?.state).toBe('collected')
}
const handedOver = async (bookingId: number) => {
  const { rows } = await sql<{ state: string; verified: string; collector: unknown }>`
    select state, verified, collector from booking_moves where booking_id = ${bookingId} order by seq desc limit 1`.execute(
    city.db,
  )
  return rows[0]
}
test('a list that was asked for before a hand-over was told does not give the meal out again in the next cut', async () => {
  const { bookingId, dinerId } = await waiting()
  const { token } = await manager.call('issueCard', { params: { dinerId } })
  const { page, context } = await inACut(await city.worker('counter'))
  const scan = async (): Promise<void> => {
    await page.keyboard.type(`nuancan:card:${token}`)
    await page.keyboard.press('Enter')
  }
  await scan()
  await heading(page, '领好了').waitFor()
  let lists = 0
  const read = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  await page.route('**/counter-list', async (route) => {
    const answer = await route.fetch()
    lists += 1
    read.resolve()
    // The first comes from before the hand-over, and arrives after it.
    if (lists === 1) await release.promise
    await route.fulfill({ response: answer })
  })
  await page.route('**/api/**', async (route) => {
    if (route.request().method() === 'POST') await read.promise
    await route.fallback()
  })
  await city.advance('1 minute')
  await Promise.all([page.waitForRequest('**/counter-list'), context.setOffline(false)])
  await expect.poll(async () => (await handedOver(bookingId))?.state).toBe('collected')
  release.resolve()
  await page.getByText('还没报上去').waitFor({ state: 'detached' })
  // Not with the next round of the clock.
  await expect.poll(() => lists, { timeout: 30_000 }).toBeGreaterThan(1)
  await expect.poll(() => openRequestsOf(page)).toBe(0)
  await page.unrouteAll({ behavior: 'wait' })
  await context.setOffline(true)
  await page.getByText('网断了，照样刷卡领餐').waitFor()
  await scan()
  await heading(page, '已经领过了').waitFor()
})

test('a counter whose first question for its list is lost asks again before anybody can miss it', async () => {
  const asked: number[] = []
  const { page } = await browser.visit({ ...tablet, ...(await city.worker('counter')) })
  await page.route('**/counter-list', async (route) => {
    asked.push(performance.now())
    await (asked.length === 1 ? route.abort() : route.continue())
  })
  await page.goto('/counter')
  await waitForKept(page, 'counter-list')
  const [first = 0, second = Number.POSITIVE_INFINITY] = asked
  expect(second - first).toBeLessThan(30_000)
})

const device = () => aDevice(city.db, 'counter', { canteenId: city.canteenId } as Canteen)

test('in a cut: no card and her daughter comes, by the rules of the list, and all of it is told afterwards', async () => {
  await rule('phone_tail')
  const who = await waiting()
  const cut = await inACut(await city.worker('counter'))
  const { page } = cut
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: '别人代领' }))
  await page.getByRole('combobox').fill(who.name)
  await hands.tap(page.getByRole('option', { name: new RegExp(who.name) }))
  await page.getByText('她电话的后四位是多少').waitFor()
  await page.getByText('4711').waitFor()
  await hands.tap(page.getByRole('button', { name: /女儿.*李敏/ }))
  await heading(page, '领好了').waitFor()
  await page.getByText('女儿代领', { exact: true }).waitFor()
  expect(hands.taps).toBe(3)
  // What the rule is by the time the line is back does not matter.
  await rule('card_only', 'may not')
  await tell(cut, who)
  expect(await handedOver(who.bookingId)).toEqual({
    state: 'collected',
    verified: 'phone_tail',
    collector: { kind: 'family', name: '李敏', relation: '女儿' },
  })
  expect(await findBrokenInvariants(city.db)).toEqual([])
  browser.forgive()
})

test('in a cut a canteen that wants the card is asked the card: neither a name nor six digits will do', async () => {
  await rule('card_only', 'may not')
  const who = await waiting()
  const { digits, token } = await manager.call('issueCard', { params: { dinerId: who.dinerId } })
  const cut = await inACut({ ...(await city.worker('counter')) })
  const { page } = cut
  for (const button of ['没带卡', '别人代领']) {
    await page.getByRole('button', { name: button }).click()
    await heading(page, '领不了').waitFor()
  }
  await page.getByText('要长者本人来领').waitFor()
  await page.getByRole('combobox').fill(who.name)
  await page.getByRole('option', { name: new RegExp(who.name) }).click()
  await page.getByText('要刷卡才能领').waitFor()
  await page.keyboard.type(digits)
  await page.getByText('要刷卡才能领').waitFor()
  expect((await handedOver(who.bookingId))?.state).toBe('placed')
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
  await heading(page, '领好了').waitFor()
  await tell(cut, who)
  expect(await handedOver(who.bookingId)).toMatchObject({ state: 'collected', verified: 'card' })
  browser.forgive()
})

test('a tablet that nobody signed in to hands nothing to a name, with the network or without', async () => {
  await rule('name')
  const { page } = await inACut(await device())
  await page.getByRole('button', { name: '没带卡' }).click()
  await page.getByText('这台机器没有人登录').waitFor()
  const box = page.getByRole('combobox')
  expect(await box.getAttribute('inputmode')).toBe('none')
  browser.forgive()
})

test('at the end of its day the list is gone from the tablet, without a network and without a hand', async () => {
  const { page, context } = await browser.visit({ ...tablet, ...(await device()) })
  await page.clock.install()
  await page.goto('/counter')
  await isReadyForACut(page)
  await context.setOffline(true)
  await page.getByText(/的名单/).waitFor()
  const minutesLeft = await minutesToMidnight()
  await page.clock.fastForward((minutesLeft - 2) * 60_000)
  expect(await keptIn(page)).toContain('counter-list')
  await page.clock.fastForward(3 * 60_000)
  await page.clock.runFor(60_000)
  await expect.poll(() => keptIn(page)).toEqual([])
  await page.getByText('这台机器上没有今天的名单').waitFor()
  browser.forgive()
})

test('a tablet that is struck off has neither list nor name once it hears of it', async () => {
  const struck = await device()
  const { page, context } = await browser.visit({ ...tablet, ...struck })
  await page.goto('/counter')
  await isReadyForACut(page)
  await context.setOffline(true)
  await page.getByText('网断了，照样刷卡领餐').waitFor()
  await manager.call('revokeDevice', {
    params: { canteenId: city.canteenId, deviceId: struck.deviceId },
  })
  expect(await keptIn(page)).toContain('counter-list')
  await context.setOffline(false)
  // The page may send whoever stands there to the sign-in: what is kept is looked at wherever that leads.
  const kept = () => keptIn(page).catch(() => ['on its way'])
  await expect.poll(kept).toEqual([])
  // Where it is on its way to the sign-in at this moment, one of the two ways is given up.
  const opened = () =>
    page.goto('/counter').then(
      () => true,
      () => false,
    )
  await expect.poll(opened).toBe(true)
  await expect.poll(kept).toEqual([])
  browser.forgive()
})

test('so has a tablet whose cashier was signed out from elsewhere', async () => {
  const cashier = await city.worker('counter')
  const { page, context } = await browser.visit({ ...tablet, ...cashier })
  await page.goto('/counter')
  await isReadyForACut(page)
  await context.setOffline(true)
  await page.getByText('网断了，照样刷卡领餐').waitFor()
  await city.as(cashier).call('signOut', {})
  await context.setOffline(false)
  const kept = () => keptIn(page).catch(() => ['on its way'])
  await expect.poll(kept).toEqual([])
  browser.forgive()
})

/** By the canteen's clock, which the tablet goes by. */
async function minutesToMidnight(): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select (extract(epoch from ((service_day_of(app_now()) + 1)::timestamp at time zone 'Asia/Shanghai') - app_now()) / 60)::int as left`.execute(
    city.db,
  )
  return rows[0]?.left ?? 0
}
