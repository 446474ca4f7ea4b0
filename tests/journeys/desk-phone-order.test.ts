import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const volunteer = await city.worker('volunteer')

const atTheDesk = async (): Promise<Page> => {
  const page = await browser.open('/desk', { ...laptop, ...volunteer })
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  return page
}
const nextMealOf = async (name: string) => {
  const params = { dinerId: await city.dinerId(name) }
  return (await city.as(volunteer).call('getDesk', { params })).next
}
/** What the kitchen is asked to cook for that meal. */
const kitchenCount = async (servingId: number): Promise<number> => {
  const cook = city.as(await city.worker('kitchen'))
  const board = await cook.call('getBoard', {
    params: { canteenId: city.canteenId },
    query: { servingId },
  })
  return board.serving?.booked ?? -1
}
const boxOf = (page: Page) => page.getByRole('combobox')

test('the usual lunch is booked in four keys: zxy, Enter, 1, Enter', async () => {
  const page = await atTheDesk()
  const open = await nextMealOf('张秀英')
  const servingId = open.state === 'open' ? open.when.servingId : 0
  const before = await kitchenCount(servingId)
  const hands = handsOn(page)

  await hands.word('zxy')
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  await hands.press('Enter')
  await page.getByRole('heading', { name: '张秀英' }).waitFor()
  await hands.press('1')
  await page.getByText('张奶奶，给您订明天中午的').waitFor()
  expect(await page.getByText('对吧？').count()).toBe(1)
  await hands.press('Enter')
  await page.getByRole('heading', { name: '订好了' }).waitFor()

  expect(hands.presses).toBe(4)
  const next = await nextMealOf('张秀英')
  expect(next).toMatchObject({ state: 'booked', ticket: { state: 'placed' } })
  if (next.state === 'booked') {
    await page.getByText(`${next.ticket.number} 号`, { exact: true }).waitFor()
    await page.getByText(`取餐号 ${next.ticket.number} 号，`).waitFor()
  }
  expect(await kitchenCount(servingId)).toBe(before + 1)
  // Ready for the next call without touching anything.
  expect(await boxOf(page).evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await boxOf(page).inputValue()).toBe('')
})

test('what she must not eat stands in red, with the word, before anything can be pressed', async () => {
  const page = await atTheDesk()
  await page.keyboard.type('zxy')
  await page.getByRole('option', { name: /张秀英/ }).waitFor()
  await page.keyboard.press('Enter')
  const person = page.getByRole('region', { name: '张秀英 的饭' })
  const warning = person.locator('dl', { hasText: '过敏' }).first()
  expect(await warning.textContent()).toMatch(/过敏.*花生/)
  const red = await warning.evaluate((box) => {
    const { borderTopColor } = getComputedStyle(box)
    const [r = 0, g = 255, b = 255] = (borderTopColor.match(/\d+/g) ?? []).map(Number)
    const first = document.querySelector('#main fieldset button')
    return {
      reddish: r > g * 2 && r > b * 2,
      above: (first?.getBoundingClientRect().top ?? 0) > box.getBoundingClientRect().bottom,
    }
  })
  expect(red).toEqual({ reddish: true, above: true })
})

test('keys faster than the network are kept; only the one that books waits for the sentence', async () => {
  const page = await atTheDesk()
  const slowly = async (answer: { continue: () => Promise<void> }): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await answer.continue()
  }
  await page.route('**/api/canteens/*/diners?*', slowly)
  await page.route('**/api/diners/*/desk', slowly)

  await page.keyboard.type('zxy')
  await page.keyboard.press('Enter')
  await page.keyboard.press('2')
  await page.getByRole('group', { name: /按数字/ }).waitFor()
  expect(await boxOf(page).inputValue()).toBe('zxy')
  await page.getByRole('heading', { name: '张秀英' }).waitFor()
})

test('what was booked is said, also when the page hears of it from elsewhere first', async () => {
  const page = await atTheDesk()
  // The list beside her card is slow: her card shows the booking while the write is still being told.
  await page.route('**/call-backs', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await page.keyboard.type('何长林')
  await page
    .getByRole('option', { name: /何长林/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '何长林' }).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  expect((await nextMealOf('何长林')).state).toBe('booked')
})

test('a lost answer and a second press make one booking', async () => {
  const page = await atTheDesk()
  await page.keyboard.type('邓国庆')
  await page.getByRole('option', { name: /邓国庆/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '邓国庆' }).waitFor()
  await page.keyboard.press('1')
  let sent = 0
  await page.route('**/api/bookings', async (route) => {
    sent += 1
    if (sent > 1) return route.continue()
    // The server has done it; its answer never arrives.
    await route.fetch()
    // Long enough for the page to have heard of the booking from the canteen's own news.
    await page.waitForTimeout(1500)
    return route.abort('connectionreset')
  })
  // Her thumb is slower than this test on a busy machine.
  await page.getByRole('button', { name: '订下' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('再按一次就好，不会订两份').waitFor()
  await page.getByRole('button', { name: '订下' }).click()
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  browser.forgive()

  const dinerId = await city.dinerId('邓国庆')
  const rows = await city.db
    .selectFrom('bookings')
    .innerJoin('servings', 'servings.id', 'bookings.serving_id')
    .select('bookings.id')
    .where('diner_id', '=', dinerId)
    .where('servings.day', '=', '2026-11-23' as never)
    .where('bookings.state', '=', 'placed')
    .execute()
  expect(sent).toBe(2)
  expect(rows).toHaveLength(1)
})
