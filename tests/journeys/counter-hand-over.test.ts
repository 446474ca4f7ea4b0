import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { aDevice } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import { aCity } from '../support/city.ts'
import { aConnectedCounter } from '../support/connected-counter.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('11:05')
const browser = await aBrowser(city.appUrl)
const cashier = await city.worker('counter')
const manager = city.as(await city.worker('manager'))

interface Booked {
  bookingId: number
  dinerId: number
  name: string
  number: number
}

/** Somebody with a meal to collect today, and nothing told about her yet. */
async function waiting(payment: 'wallet' | 'counter'): Promise<Booked> {
  const found = await sql<Booked>`
    select b.id as "bookingId", d.id as "dinerId", d.name, b.ticket_no as number
    from bookings b join servings s on s.id = b.serving_id join diners d on d.id = b.diner_id
    where b.state = 'placed' and s.day = '2026-11-22' and b.canteen_id = ${city.canteenId}
      and b.payment = ${payment} and b.own_fen > 0
    order by b.id limit 1`.execute(city.db)
  const row = found.rows[0]
  if (row === undefined) throw new Error(`nobody waits with a meal paid by ${payment}`)
  return row
}
const newCard = (dinerId: number) => manager.call('issueCard', { params: { dinerId } })
const stateOf = async (bookingId: number): Promise<string> =>
  (await city.as(cashier).call('getBooking', { params: { bookingId } })).ticket.state
const atTheCounter = (): Promise<Page> => aConnectedCounter(browser, cashier)
/** What a reader does: forty letters within a few milliseconds, then Enter. */
const scan = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}

test('a scan hands over a paid meal with 0 taps, and says what it cost and what is left', async () => {
  const who = await waiting('wallet')
  const { token } = await newCard(who.dinerId)
  const page = await atTheCounter()
  const hands = handsOn(page)
  await scan(page, token)
  await page.getByRole('heading', { name: '领好了' }).waitFor()

  expect(hands.taps).toBe(0)
  expect(await stateOf(who.bookingId)).toBe('collected')
  const main = page.getByRole('main')
  for (const figure of ['原价', '补贴', '实付', '余额', `${who.number} 号`]) {
    expect(await main.getByText(figure, { exact: true }).count(), figure).toBeGreaterThan(0)
  }
  // The card tells no more than it must: a masked name.
  expect(await main.locator('h2 + p').textContent()).toMatch(/\*/)

  await scan(page, token)
  await page.getByRole('heading', { name: '已经领过了' }).waitFor()
  await page.getByText('11:05 领走的').waitFor()
})

test('the reader is heard wherever the cursor was left', async () => {
  const who = await waiting('wallet')
  const { token } = await newCard(who.dinerId)
  const page = await atTheCounter()
  await page.getByRole('button', { name: '清空' }).focus()
  await scan(page, token)
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(await stateOf(who.bookingId)).toBe('collected')
})

test('six digits by finger do the same, on a registered tablet', async () => {
  const who = await waiting('wallet')
  const { digits } = await newCard(who.dinerId)
  const device = await aDevice(city.db, 'counter', { canteenId: city.canteenId } as Canteen)
  const page = await aConnectedCounter(browser, device)
  const hands = handsOn(page)
  for (const digit of digits) {
    await hands.tap(page.getByRole('button', { name: digit, exact: true }))
  }
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(hands.taps).toBe(6)
  expect(await stateOf(who.bookingId)).toBe('collected')
})

test('cash: the note in the hand, the change on the screen, the sum in the drawer', async () => {
  const who = await waiting('counter')
  const { token } = await newCard(who.dinerId)
  const params = { canteenId: city.canteenId }
  const before = (await city.as(cashier).call('getDrawer', { params })).balanceFen
  const page = await atTheCounter()
  const hands = handsOn(page)
  await scan(page, token)
  const heading = page.getByRole('heading', { name: /要收/ })
  await heading.waitFor()
  const due = Math.round(
    Number(/要收 ([\d.]+) 元/.exec((await heading.textContent()) ?? '')?.[1]) * 100,
  )
  expect(await stateOf(who.bookingId)).toBe('placed')

  await hands.tap(page.getByRole('button', { name: '100 元', exact: true }))
  await hands.tap(page.getByRole('button', { name: '收钱并领餐' }))
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(hands.taps).toBe(2)
  await page
    .getByText(`找 ${(10_000 - due) / 100} 元`)
    .or(page.getByText(`找 ${((10_000 - due) / 100).toFixed(2)} 元`))
    .waitFor()
  expect((await city.as(cashier).call('getDrawer', { params })).balanceFen).toBe(before + due)
})

test('a lost answer to taking cash is asked again, and the cash is counted once', async () => {
  const who = await waiting('counter')
  const { token } = await newCard(who.dinerId)
  const params = { canteenId: city.canteenId }
  const page = await atTheCounter()
  await scan(page, token)
  await page.getByRole('heading', { name: /要收/ }).waitFor()
  const before = (await city.as(cashier).call('getDrawer', { params })).balanceFen
  let sent = 0
  await page.route('**/collect', async (route) => {
    sent += 1
    if (sent > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  const take = page.getByRole('button', { name: '收钱并领餐' })
  await take.click()
  await page.getByText('不会收两次').waitFor()
  await take.click()
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  browser.forgive()
  const after = await city.as(cashier).call('getDrawer', { params })
  expect(sent).toBe(2)
  expect(after.movements.filter(({ transactionId }) => transactionId > 0).length).toBeGreaterThan(0)
  const booked = await city.db
    .selectFrom('bookings')
    .select('own_fen')
    .where('id', '=', who.bookingId)
    .executeTakeFirstOrThrow()
  expect(after.balanceFen - before).toBe(booked.own_fen)
})

test('without a card: the name, a look, one tap', async () => {
  const who = await waiting('wallet')
  const page = await atTheCounter()
  await page.getByRole('button', { name: '没带卡' }).click()
  await page.getByRole('combobox').fill(who.name)
  await page.getByRole('option', { name: new RegExp(who.name) }).click()
  await page.getByRole('heading', { name: '是这位吗？' }).waitFor()
  expect(await stateOf(who.bookingId)).toBe('placed')
  await page.getByRole('button', { name: '是，领餐' }).click()
  await page.getByRole('heading', { name: '领好了' }).waitFor()
  expect(await stateOf(who.bookingId)).toBe('collected')
})

test('an unknown card and a person without a booking each get their way out', async () => {
  const page = await atTheCounter()
  await scan(page, 'nobody-ever-had-this-card')
  await page.getByRole('heading', { name: '没认出来' }).waitFor()
  await page.getByText('可以报名字或电话后四位').waitFor()

  const dinerId = await city.dinerId('吴桂芳')
  const { token } = await newCard(dinerId)
  await scan(page, token)
  await page.getByRole('heading', { name: '今天没有订饭' }).waitFor()
  await page.getByRole('link', { name: '帮她订下一顿' }).click()
  await page.getByRole('heading', { name: '吴桂芳' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/desk')
})
