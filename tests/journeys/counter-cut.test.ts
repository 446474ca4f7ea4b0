import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBrowser } from '../support/browser.ts'
import { aDevice } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { isReadyForACut, keptIn, waitForKept } from '../support/kept.ts'

const city = await aCity('11:05')
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const
const cashier = await city.worker('counter')
const manager = city.as(await city.worker('manager'))
const device = await aDevice(city.db, 'counter', { canteenId: city.canteenId } as Canteen)

interface Booked {
  bookingId: number
  dinerId: number
  name: string
  number: number
  dueFen: number
  ownFen: number
}

/** So many people with a meal to collect today, each with a card. */
async function queue(people: number): Promise<(Booked & { token: string; digits: string })[]> {
  const found = await sql<Booked>`
    select b.id as "bookingId", d.id as "dinerId", d.name, b.ticket_no as number, b.own_fen as "ownFen",
      case when b.payment = 'counter' then b.own_fen else 0 end as "dueFen"
    from bookings b join servings s on s.id = b.serving_id join diners d on d.id = b.diner_id
    where b.state = 'placed' and s.day = '2026-11-22' and s.meal = 'lunch' and b.canteen_id = ${city.canteenId}
    order by b.id limit ${people}`.execute(city.db)
  const waiting = []
  for (const row of found.rows) {
    const { token, digits } = await manager.call('issueCard', { params: { dinerId: row.dinerId } })
    waiting.push({ ...row, token, digits })
  }
  return waiting
}

const scan = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const openCounter = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.goto('/counter')
  return page
}

test('an hour without the network: every scan as before, over a reload and a closed tab, and each meal once', async () => {
  const people = await queue(30)
  expect(people.length).toBe(30)
  const drawerBefore = (
    await city.as(cashier).call('getDrawer', { params: { canteenId: city.canteenId } })
  ).balanceFen
  const { context, page: first } = await browser.visit({ ...tablet, ...device })
  let page = first
  await page.goto('/counter')
  await isReadyForACut(page)
  await context.setOffline(true)
  await page.getByText('网断了，照样刷卡领餐').waitFor()
  await page.getByText('11:05 的名单').waitFor()
  const hands = handsOn(page)
  let taps = 0
  for (const [place, who] of people.entries()) {
    if (place === 10) {
      await page.reload()
      await heading(page, '请刷卡').waitFor()
      await page.getByText('11:05 的名单').waitFor()
    }
    if (place === 20) {
      await page.close()
      page = await openCounter(context)
      await heading(page, '请刷卡').waitFor()
      await page.getByText('11:05 的名单').waitFor()
    }
    await scan(page, who.token)
    if (who.dueFen > 0) {
      await heading(page, /要收/).waitFor()
      await page.getByRole('button', { name: '收钱并领餐' }).click()
    }
    await heading(page, '领好了').waitFor()
    await page.getByText(`有 ${place + 1} 份还没报上去`).waitFor()
    if (place < 10) taps = hands.taps
  }
  // Only cash is pressed for, as with the network.
  expect(taps).toBeLessThanOrEqual(people.slice(0, 10).filter(({ dueFen }) => dueFen > 0).length)
  await scan(page, people[3]?.token ?? '')
  await heading(page, '已经领过了').waitFor()
  await city.advance('1 hour')
  await context.setOffline(false)
  const told = async (): Promise<number> => {
    const { rows } = await city
      .as(cashier)
      .call('getCounter', { params: { canteenId: city.canteenId } })
    const ids = people.map(({ bookingId }) => bookingId)
    return rows.filter((row) => ids.includes(row.bookingId) && row.state === 'collected').length
  }
  // One after another, thirty of them.
  await expect.poll(told, { timeout: 240_000 }).toBe(30)
  await page.getByText('还没报上去').waitFor({ state: 'detached' })
  const ids = people.map(({ bookingId }) => bookingId)
  const found = await sql<{ moves: number; posted: number; late: number }>`
    select (select count(*) from booking_moves where booking_id = any (${ids}) and state = 'collected')::int as moves,
      (select count(*) from booking_moves where booking_id = any (${ids}) and state = 'collected'
        and verified = 'card' and handed_at < at - interval '50 minutes')::int as late,
      (select count(*) from ledger_transactions where booking_id = any (${ids}) and kind = 'meal_collected')::int as posted`.execute(
    city.db,
  )
  expect(found.rows[0]).toEqual({ moves: 30, posted: 30, late: 30 })
  const drawer = await city.as(cashier).call('getDrawer', { params: { canteenId: city.canteenId } })
  expect(drawer.balanceFen - drawerBefore).toBe(people.reduce((sum, { dueFen }) => sum + dueFen, 0))
  expect(await findBrokenInvariants(city.db)).toEqual([])
  browser.forgive()
})

test('two tablets without the network give out the same meal: the list says whose, and a person settles it', async () => {
  const [who] = await queue(1)
  if (who === undefined) throw new Error('nobody waits')
  const pages: Page[] = []
  for (const visitor of [device, cashier]) {
    const { context, page } = await browser.visit({ ...tablet, ...visitor })
    await page.goto('/counter')
    await isReadyForACut(page)
    await context.setOffline(true)
    await page.getByText('网断了，照样刷卡领餐').waitFor()
    await scan(page, who.token)
    if (who.dueFen > 0) await page.getByRole('button', { name: '收钱并领餐' }).click()
    await heading(page, '领好了').waitFor()
    pages.push(page)
  }
  for (const page of pages) {
    await page.context().setOffline(false)
    await page.getByText(/还没报上去|正在报/).waitFor({ state: 'detached' })
  }
  const [, second] = pages
  if (second === undefined) throw new Error('two pages')
  await heading(second, '断网时发的饭，有 1 份要您看一看').waitFor()
  await second.getByText('这一份发了两次').waitFor()
  await second.getByRole('button', { name: `办好了 ${who.name} ${who.number} 号` }).click()
  await heading(second, '断网时发的饭').waitFor({ state: 'detached' })
  const { posted } = await city.db
    .selectFrom('ledger_transactions')
    .select((expression) => expression.fn.countAll<number>().as('posted'))
    .where('booking_id', '=', who.bookingId)
    .where('kind', '=', 'meal_collected')
    .executeTakeFirstOrThrow()
  expect(Number(posted)).toBe(1)
  expect(await findBrokenInvariants(city.db)).toEqual([])
  browser.forgive()
})

test('who signs out leaves neither the list nor a name on the tablet', async () => {
  const worker = await city.worker('counter')
  const page = await browser.open('/counter', { ...tablet, ...worker })
  await waitForKept(page, 'counter-list')
  await page.locator('summary').click()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('button', { name: '登录' }).waitFor()
  expect(await keptIn(page)).toEqual([])
})

test('an answer that comes too late belongs to the same hand-over', async () => {
  const who = (await queue(20)).find(({ dueFen }) => dueFen === 0)
  if (who === undefined) throw new Error('nobody waits')
  const page = await browser.open('/counter', { ...tablet, ...device })
  await isReadyForACut(page)
  const collected = Promise.withResolvers<void>()
  page.on('response', (response) => {
    if (response.url().endsWith('/collect')) collected.resolve()
  })
  await page.route(`**/api/bookings/${who.bookingId}`, async (route) => {
    await new Promise((resolve) => {
      setTimeout(resolve, 4_500)
    })
    await route.continue()
  })
  await page.route('**/hand-over', async (route) => {
    await collected.promise
    await route.continue()
  })
  await scan(page, who.token)
  await heading(page, '领好了').waitFor()
  await page.getByText(/还没报上去|正在报/).waitFor({ state: 'detached' })
  await expect
    .poll(() =>
      city.db
        .selectFrom('hand_overs')
        .select('outcome')
        .where('booking_id', '=', who.bookingId)
        .execute(),
    )
    .toEqual([{ outcome: 'collected' }])
  browser.forgive()
})
