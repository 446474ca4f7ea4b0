import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { WithoutCard } from '../../backend/vocabulary/recognition.ts'
import { aBrowser } from '../support/browser.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { aConnectedCounter } from '../support/connected-counter.ts'
import { handsOn } from '../support/hands.ts'
import { setWindowRules, somebodyWaiting } from '../support/somebody-waiting.ts'
import type { Waiting } from '../support/somebody-waiting.ts'

const city = await aCity('11:42')
const browser = await aBrowser(city.appUrl)
const cashier = await city.worker('counter')
const manager = city.as(await city.worker('manager'))
const waiting = () => somebodyWaiting(city)
const rule = (withoutCard: WithoutCard, others?: 'may' | 'may not') =>
  setWindowRules(city, withoutCard, others)
const atTheCounter = (): Promise<Page> => aConnectedCounter(browser, cashier)
const scan = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name })
const handedOver = async (bookingId: number) => {
  const { rows } = await sql<{ verified: string; collector: unknown; by: string }>`
    select verified, collector, actor_name as by from booking_moves where booking_id = ${bookingId} order by seq desc limit 1`.execute(
    city.db,
  )
  return rows[0]
}

test('no card: her name, one question, 3 taps; how she was known and by whom stays on the hand-over', async () => {
  await rule('birthday')
  const who = await waiting()
  const page = await atTheCounter()
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: '没带卡' }))
  await page.getByRole('combobox').fill(who.name)
  await hands.tap(page.getByRole('option', { name: new RegExp(who.name) }))
  await page.getByText('您生日是几月几日').waitFor()
  await page.getByText('5月6日，农历四月十四').waitFor()
  expect(await page.getByText('1944').count()).toBe(0)
  await hands.tap(page.getByRole('button', { name: '答对了，领餐' }))
  await heading(page, '领好了').waitFor()
  expect(hands.taps).toBe(3)
  expect(await handedOver(who.bookingId)).toEqual({
    verified: 'birthday',
    collector: null,
    by: '林小梅',
  })
})

test.each([
  ['card_only', '这个食堂要刷卡才能领'],
  ['six_digits', '没带卡的，请报卡上的 6 位数'],
] as const)('no card under the rule %s: one tap says the way on', async (withoutCard, way) => {
  await rule(withoutCard)
  const page = await atTheCounter()
  // The rule comes with the list of today.
  await page.getByText(/领了 \d+ 份/).waitFor()
  await page.getByRole('button', { name: '没带卡' }).click()
  await heading(page, '领不了').waitFor()
  await page.getByText(way).waitFor()
  expect(await page.getByRole('combobox').getAttribute('inputmode')).toBe('none')
})

test('her daughter comes with her card: 2 taps, and she and her family see who it was', async () => {
  await rule('name')
  const who = await waiting()
  const { token } = await manager.call('issueCard', { params: { dinerId: who.dinerId } })
  const page = await atTheCounter()
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: '别人代领' }))
  await heading(page, '先看是谁的饭').waitFor()
  await scan(page, token)
  await heading(page, '谁来代领？').waitFor()
  await hands.tap(page.getByRole('button', { name: /女儿.*李敏/ }))
  await heading(page, '领好了').waitFor()
  await page.getByText('女儿代领', { exact: true }).waitFor()
  expect(hands.taps).toBe(2)
  expect(await handedOver(who.bookingId)).toMatchObject({
    verified: 'card',
    collector: { kind: 'family', name: '李敏', relation: '女儿' },
  })
  // Whoever comes next comes for herself.
  expect(await page.getByRole('button', { name: '别人代领' }).getAttribute('aria-pressed')).toBe(
    'false',
  )

  await page.goto('/counter/list')
  await page.getByText('11:42 女儿代领了').waitFor()

  const son = await aFamilyMember(city.db, who, 'see')
  const family = await browser.open('/family', son)
  await family.getByText('11:42 女儿代领了').waitFor()

  const [her] = await sessionsFor(city.db, [
    { name: who.name, role: 'diner', dinerId: who.dinerId },
  ])
  if (her === undefined) throw new Error('a session for her')
  for (const script of ['on', 'off'] as const) {
    const elder = await browser.open('/meals', { ...her, script })
    await elder.locator('summary', { hasText: '吃过的' }).click()
    await elder.getByText('11:42 您女儿代您领了').waitFor()
    await elder.goto(`/done/${who.bookingId}`)
    await elder.getByText('11:42 您女儿代您领的').waitFor()
  }
})

test('a neighbour without a card: asked about her, named once, and one press the next time', async () => {
  await rule('birthday')
  const page = await atTheCounter()
  const hands = handsOn(page)
  const first = await waiting()
  const open = async ({ name }: Waiting) => {
    await hands.tap(page.getByRole('button', { name: '别人代领' }))
    await page.getByRole('combobox').fill(name)
    await hands.tap(page.getByRole('option', { name: new RegExp(name) }))
    await page.getByText('她生日是几月几日').waitFor()
  }
  await open(first)
  await hands.tap(page.getByRole('button', { name: '邻居' }))
  await page.getByLabel('邻居叫什么').fill('王阿姨')
  await hands.tap(page.getByRole('button', { name: '领餐', exact: true }))
  await heading(page, '领好了').waitFor()
  expect(hands.taps).toBe(4)
  await page.getByText('邻居王阿姨代领', { exact: true }).waitFor()
  expect(await handedOver(first.bookingId)).toMatchObject({
    verified: 'birthday',
    collector: { kind: 'neighbour', name: '王阿姨' },
  })
  const counter = city.as(cashier)
  await counter.call('undoHandOver', {
    params: { bookingId: first.bookingId },
    body: { reason: 'mistake' },
  })
  await open(first)
  await page.getByRole('button', { name: '邻居王阿姨' }).click()
  await heading(page, '领好了').waitFor()
})

test('where nobody may collect for her, one tap says so', async () => {
  await rule('name', 'may not')
  const page = await atTheCounter()
  await page.getByText(/领了 \d+ 份/).waitFor()
  await page.getByRole('button', { name: '别人代领' }).click()
  await heading(page, '领不了').waitFor()
  await page.getByText('要长者本人来领').waitFor()
  const other = page.getByRole('button', { name: '别人代领' })
  expect(await other.getAttribute('aria-pressed')).toBe('false')
})
