import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBrowser } from '../support/browser.ts'
import { aCity } from '../support/city.ts'
import { aConnectedCounter } from '../support/connected-counter.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('11:05')
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const
const cashier = await city.worker('counter')
const window = city.as(cashier)
const manager = city.as(await city.worker('manager'))
const { canteenId } = city
const till = { params: { canteenId } }

const { serving } = await window.call('getWalkIn', till)
const servingId = serving?.when.servingId ?? 0
const dishes = await sql<{ id: number; name: string; booked: number }>`
  select o.id, coalesce(st.name, di.name) as name, o.booked from offerings o
  left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
  where o.serving_id = ${servingId} and o.withdrawn_at is null order by o.price_fen, o.position`.execute(
  city.db,
)
const [first, second] = dishes.rows
if (first === undefined || second === undefined) throw new Error('lunch has two dishes')

/** The cook makes so many portions of a dish beyond the booked ones. */
const make = (dish: { id: number; booked: number }, extra: number) =>
  manager.call('decideCookPlan', {
    params: { servingId },
    body: { offeringId: dish.id, portions: dish.booked + extra, reason: '' },
  })
// The end of a lunch: of nothing is anything over, until a test's cook makes more of one dish.
for (const dish of dishes.rows) await make(dish, 0)
const drawer = async (): Promise<number> => (await window.call('getDrawer', till)).balanceFen

interface Person {
  dinerId: number
  name: string
}
/** Somebody without a meal today, whom nothing keeps from eating, with money on her card. */
async function somebody(): Promise<Person> {
  const found = await sql<Person>`
    select d.id as "dinerId", d.name from diners d join ledger_accounts a on a.kind = 'wallet' and a.diner_id = d.id
    where d.home_canteen_id = ${canteenId} and a.balance_fen > 3000 and d.died_on is null and d.left_on is null
      and not exists (select from diet_needs n where n.diner_id = d.id)
      and not exists (select from bookings b where b.diner_id = d.id and b.serving_id = ${servingId} and b.state <> 'cancelled')
    order by d.id limit 1`.execute(city.db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('everybody has a meal today')
  return row
}

const scan = async (page: Page, dinerId: number): Promise<void> => {
  const { token } = await manager.call('issueCard', { params: { dinerId } })
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}
const atTheWindow = async (): Promise<Page> => {
  const page = await browser.open('/counter/walk-in', { ...tablet, ...cashier })
  await page.getByRole('heading', { name: '刷卡、按号或者打名字' }).waitFor()
  return page
}
const due = async (page: Page): Promise<number> => {
  const said = await page.getByText(/^实付 [\d.]+ 元$/).textContent()
  return Math.round(Number(/实付 ([\d.]+) 元/.exec(said ?? '')?.[1]) * 100)
}

test('scan, cash, number: three taps for the last dish, and the sum is in the drawer', async () => {
  await make(first, 3)
  const who = await somebody()
  const before = await drawer()
  const page = await atTheWindow()
  const hands = handsOn(page)
  await scan(page, who.dinerId)
  await page
    .getByText(/原价 [\d.]+ · /)
    .first()
    .waitFor()
  const sum = await due(page)
  await hands.tap(page.getByRole('button', { name: '付现金' }))
  await hands.tap(page.getByRole('button', { name: '100 元', exact: true }))
  await hands.tap(page.getByRole('button', { name: '收钱，给饭' }))
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(hands.taps).toBe(3)
  const change = (10_000 - sum) / 100
  await page.getByText(new RegExp(`^找 ${change.toFixed(2).replace(/\.?0+$/, '')}`)).waitFor()
  await page
    .getByText(/^\d+ 号$/)
    .first()
    .waitFor()
  expect(await drawer()).toBe(before + sum)
})

test('scan, one tap: from the card', async () => {
  await make(first, 3)
  const who = await somebody()
  const page = await atTheWindow()
  const hands = handsOn(page)
  await scan(page, who.dinerId)
  await hands.tap(page.getByRole('button', { name: /从卡里扣/ }))
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(hands.taps).toBe(1)
  for (const figure of ['原价', '补贴', '实付', '余额'])
    expect(await page.getByRole('main').getByText(figure, { exact: true }).count()).toBeGreaterThan(
      0,
    )
})

test('a guest: list price, and undone when it was a mistake', async () => {
  await make(first, 3)
  const before = await drawer()
  const page = await atTheWindow()
  await page.getByRole('button', { name: '不记名，按原价卖' }).click()
  await page.getByRole('button', { name: '收钱，给饭' }).click()
  await page.getByRole('heading', { name: '卖好了' }).waitFor()
  expect(await drawer()).toBeGreaterThan(before)
  await page.getByRole('button', { name: '下一位' }).click()
  await page.getByRole('button', { name: /撤销，退/ }).click()
  await page.getByRole('button', { name: /撤销，退/ }).waitFor({ state: 'detached' })
  expect(await drawer()).toBe(before)
})

test('sold out says so, and when the cook makes more the page knows by itself', async () => {
  const { dishes: now } = await window.call('getWalkIn', till)
  const sold = 3 - (now.find(({ plate }) => plate.offeringId === first.id)?.left ?? 0)
  await make(first, sold)
  const page = await atTheWindow()
  await page.getByText('卖完了').waitFor()
  await make(second, 2)
  await page.getByText('还剩 2 份').waitFor()
  expect(await page.getByText('卖完了').count()).toBe(1)
})

test('the check-in that finds nothing booked leads here, and a wrong sale is undone', async () => {
  const who = await somebody()
  const page = await aConnectedCounter(browser, cashier)
  await scan(page, who.dinerId)
  await page.getByRole('link', { name: '现在买一份' }).click()
  await page.getByRole('button', { name: /从卡里扣/ }).click()
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  await page.getByRole('link', { name: '弄错了' }).click()
  await page.getByRole('button', { name: /没卖成，撤销/ }).click()
  await page.getByRole('heading', { name: '撤销好了' }).waitFor()
  const { person } = await window.call('getWalkIn', { ...till, query: { dinerId: who.dinerId } })
  expect(person?.has).toBeNull()
})

test('the wrong dish: three taps from the check-in write down what was given, one takes it back', async () => {
  const eater = await sql<{ id: number }>`
    select b.id from bookings b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
    join offerings o on o.id = l.offering_id
    where b.serving_id = ${servingId} and b.state = 'placed' and l.offering_id <> ${second.id} and l.quantity = 1
      and o.price_fen >= (select price_fen from offerings where id = ${second.id})
      and not exists (select from diet_needs n where n.diner_id = b.diner_id) order by b.id limit 1`.execute(
    city.db,
  )
  const bookingId = eater.rows[0]?.id ?? 0
  // The latest hand-over stands first.
  await city.setNow('2026-11-22T11:07:00+08:00')
  const { ticket } = await window.call('getBooking', { params: { bookingId } })
  await window.call('collectBooking', {
    params: { bookingId },
    body: { cashFen: ticket.payment.dueFen },
  })
  const page = await browser.open('/counter', { ...tablet, ...cashier })
  const hands = handsOn(page)
  await hands.tap(page.getByRole('link', { name: '改一改' }))
  await page.getByRole('heading', { name: '哪一份弄错了' }).waitFor()
  await hands.tap(page.getByRole('button', { name: new RegExp(` ${ticket.number} 号`) }))
  await hands.tap(page.getByRole('button', { name: new RegExp(`给了${second.name}`) }))
  await page.getByText(`给的是${second.name}`).waitFor()
  expect(hands.taps).toBe(3)
  await page.getByRole('button', { name: '撤销，还是给订的那个' }).click()
  await page.getByRole('button', { name: new RegExp(`给了${second.name}`) }).waitFor()
  await page.getByRole('button', { name: /按错了，人还没来领/ }).click()
  await page.getByRole('heading', { name: '撤销好了' }).waitFor()
  expect((await window.call('getBooking', { params: { bookingId } })).ticket.state).toBe('placed')
})

test('and every invariant holds', async () => {
  expect(await findBrokenInvariants(city.db)).toEqual([])
})
