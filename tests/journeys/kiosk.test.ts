import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { handsOn } from '../support/hands.ts'
import {
  aKioskCity,
  aMachine,
  atTheKiosk,
  cardOf,
  glass,
  heading,
  press,
  scan,
  waits,
} from '../support/kiosk.ts'

const { city, browser, bookingsOf } = await aKioskCity()

/** Somebody without a meal for tomorrow, each time another. */
const taken = new Set<number>()
async function somebodyHungry(): Promise<string> {
  const found = await sql<{ id: number; name: string }>`
    select d.id, d.name from diners d
    where d.home_canteen_id = ${city.canteenId} and d.died_on is null and d.left_on is null
      and exists (select from bookings b where b.diner_id = d.id and b.state <> 'cancelled')
      and not exists (select from bookings b join servings s on s.id = b.serving_id
        where b.diner_id = d.id and s.day >= '2026-11-22' and b.state <> 'cancelled')
      and not exists (select from diners other where other.name = d.name and other.id <> d.id)
    order by d.id`.execute(city.db)
  const row = found.rows.find(({ id }) => !taken.has(id))
  if (row === undefined) throw new Error('everybody has eaten')
  taken.add(row.id)
  return row.name
}

test('a scan and two taps: her usual lunch, priced, printed, and the machine waits for the next', async () => {
  const her = await cardOf(city, '陈桂英')
  const page = await atTheKiosk(city, browser)
  await page.evaluate(() => {
    window.print = () => void (document.title += ' (printed)')
  })
  const hands = handsOn(page)
  await scan(page, her)
  await heading(page, '明天中午，吃这个吗？').waitFor()
  const main = page.getByRole('main')
  for (const [word, amount] of [
    ['应付', '15 元'],
    ['补贴', '5.25 元'],
    ['实付', '9.75 元'],
  ]) {
    await main.getByText(word ?? '', { exact: true }).waitFor()
    await main.getByText(amount ?? '', { exact: true }).waitFor()
  }
  await page.getByText('陈*英，您好').waitFor()
  await hands.tap(press(page, /跟上次一样/))
  await hands.tap(press(page, '就吃这个'))
  await heading(page, '订好了').waitFor()
  expect(hands.taps).toBe(2)
  await page.waitForFunction(() => document.title.includes('(printed)'))

  // Untouched, the number goes by itself: it is read before anything is looked up.
  const number = await main.locator('[class*=digits]').textContent()
  await press(page, '好了').click()
  await waits(page)

  const [booked] = await bookingsOf(her.dinerId)
  expect(booked).toMatchObject({ state: 'placed', portions: 1 })
  expect(booked?.placed_by_name).toContain('陈桂英')
  expect(number).toBe(String(booked?.ticket_no))
})

test('six digits by finger and two taps do the same, and tell neither money nor health', async () => {
  const name = await somebodyHungry()
  const him = await cardOf(city, name)
  const page = await atTheKiosk(city, browser)
  for (const digit of him.digits) await press(page, digit).click()
  await heading(page, /吃这个吗/).waitFor()
  const hands = handsOn(page)
  await hands.tap(page.locator('main button').first())
  await page.getByText('照您平时的做法').waitFor()
  expect(await page.getByText(/卡里有/).count()).toBe(0)
  await hands.tap(press(page, '就吃这个'))
  await heading(page, '订好了').waitFor()
  expect(hands.taps).toBe(2)
  expect(await page.getByText(name).count()).toBe(0)
  expect(await bookingsOf(him.dinerId)).toHaveLength(1)
})

test('another dish is three taps; cancelling is one after the scan, and undone in two', async () => {
  const her = await cardOf(city, await somebodyHungry())
  const page = await atTheKiosk(city, browser)
  const hands = handsOn(page)
  await scan(page, her)
  await hands.tap(press(page, '换一个菜'))
  const dishes = page.getByRole('main').getByRole('listitem')
  await dishes.first().waitFor()
  expect(await dishes.count()).toBeLessThanOrEqual(5)
  await hands.tap(dishes.nth(1).getByRole('button'))
  await hands.tap(press(page, '就吃这个'))
  await heading(page, '订好了').waitFor()
  expect(hands.taps).toBe(3)

  await scan(page, her)
  await heading(page, /的饭，\s*订好了/).waitFor()
  const cancelling = handsOn(page)
  await cancelling.tap(press(page, /取消这顿饭/))
  await heading(page, '取消好了').waitFor()
  expect(cancelling.taps).toBe(1)
  await press(page, '按错了，还要吃').click()
  await heading(page, /吃这个吗/).waitFor()
  expect((await bookingsOf(her.dinerId)).map(({ state }) => state)).toEqual(['cancelled'])
})

test('with a keyboard alone: digits, Tab and Enter', async () => {
  const her = await cardOf(city, await somebodyHungry())
  const page = await atTheKiosk(city, browser)
  await page.keyboard.type(`9${her.digits.slice(0, 1)}`)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(her.digits)
  await heading(page, /吃这个吗/).waitFor()
  const reach = async (name: RegExp): Promise<void> => {
    for (let steps = 0; steps < 12; steps += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
      if (name.test(focused)) return page.keyboard.press('Enter')
    }
    throw new Error(`${name} is not reached`)
  }
  await reach(/跟上次一样|要这个/)
  await heading(page, '这样订，对吗？').waitFor()
  await reach(/就吃这个/)
  await heading(page, '订好了').waitFor()
  expect(await bookingsOf(her.dinerId)).toHaveLength(1)
})

test('the next card ends the visit of whoever walked away', async () => {
  const [first, second] = [await somebodyHungry(), await somebodyHungry()]
  const [one, other] = [await cardOf(city, first), await cardOf(city, second)]
  const page = await atTheKiosk(city, browser)
  const masked = (name: string): string =>
    `${name.slice(0, 1)}*${name.length > 2 ? name.slice(-1) : ''}，您好`
  await scan(page, one)
  await page.getByText(masked(first)).waitFor()
  await page.locator('main button').first().waitFor()
  await scan(page, other)
  await page.getByText(masked(second)).waitFor()
  await page.locator('main button').first().click()
  await press(page, '就吃这个').click()
  await heading(page, '订好了').waitFor()
  expect(await bookingsOf(one.dinerId)).toEqual([])
  expect(await bookingsOf(other.dinerId)).toHaveLength(1)
})

test('English for one person, Chinese again for the next', async () => {
  const her = await cardOf(city, await somebodyHungry())
  const page = await atTheKiosk(city, browser)
  await press(page, 'English').click()
  await heading(page, 'Scan your card, or press its 6 digits').waitFor()
  const lang = () => page.locator('html').getAttribute('lang')
  await expect.poll(lang).toBe('en')
  await page.keyboard.type('000001')
  await page.getByText('No such number').waitFor()
  await scan(page, her)
  await heading(page, /for lunch tomorrow/).waitFor()
  await press(page, 'No, thanks').click()
  await waits(page)
  await expect.poll(lang).toBe('zh-CN')
})

test('a wrong number says so kindly, help is one tap, and guessing locks the keys but no card', async () => {
  const her = await cardOf(city, await somebodyHungry())
  const page = await atTheKiosk(city, browser)
  await page.keyboard.type('000001')
  await page.getByText('没有这个号码，看看卡上，再按一次').waitFor()
  await press(page, '叫人帮忙').click()
  await heading(page, '找窗口的人，马上来帮您').waitFor()
  await page.getByText(/^\d{3,4}-\d{7,8}$/).waitFor()
  await press(page, '回去接着订').click()
  for (let guess = 2; guess < 12; guess += 1) {
    // The first digit takes the last answer off the glass: an alert is the answer to this guess, and the keys hear again.
    await page.keyboard.type(String(guess).padStart(6, '0'))
    await page.getByRole('alert').waitFor()
  }
  await page.getByText('刷卡还能用').waitFor()
  await scan(page, her)
  await heading(page, /吃这个吗/).waitFor()
  expect(await page.getByText('刷卡还能用').count()).toBe(0)
})

test('a card is heard on the help screen, and while the answer before is still out', async () => {
  const [one, other] = [
    await cardOf(city, await somebodyHungry()),
    await cardOf(city, await somebodyHungry()),
  ]
  const page = await atTheKiosk(city, browser)
  await press(page, '叫人帮忙').click()
  await heading(page, '找窗口的人，马上来帮您').waitFor()
  await scan(page, one)
  await heading(page, /吃这个吗/).waitFor()
  await press(page, '不订了').click()
  await waits(page)

  const held = Promise.withResolvers<void>()
  await page.route(/kiosk\/visits$/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.keyboard.type('000003')
  await page.getByText('正在认卡').waitFor()
  await scan(page, other)
  held.resolve()
  await heading(page, /吃这个吗/).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('any other device, and one that was switched off, is told what is missing', async () => {
  const counter = await browser.open('/kiosk', { ...glass, ...(await aMachine(city, 'counter')) })
  await heading(counter, '这台机器还没登记').waitFor()
  const her = await cardOf(city, await somebodyHungry())
  const machine = await aMachine(city)
  const page = await browser.open('/kiosk', { ...glass, ...machine })
  await waits(page)
  await scan(page, her)
  await heading(page, /吃这个吗/).waitFor()
  await sql`update devices set revoked_at = app_now() where id = ${machine.deviceId}`.execute(
    city.db,
  )
  await heading(page, '这台机器还没登记').waitFor()
  expect(await page.getByText(/\*/).count()).toBe(0)
})

test('a machine is paired where every device is, and finds its page by itself', async () => {
  const manager = city.as(await city.worker('manager'))
  const { pairingCode } = await manager.call('addDevice', {
    params: { canteenId: city.canteenId },
    body: { kind: 'kiosk', name: '门口自助机' },
  })
  const page = await browser.open('/device', glass)
  await page.getByRole('textbox').fill(pairingCode)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/kiosk')
  await waits(page)
  expect(new URL(page.url()).pathname).toBe('/kiosk')
})
