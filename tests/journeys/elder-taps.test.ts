import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aBrowser } from '../support/browser.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const dinerId = await city.dinerId('陈桂英')
const [session] = await sessionsFor(city.db, [{ name: '陈桂英', role: 'diner', dinerId }])
const elder = present(session, 'her session')
const hers = () => city.as(elder).call('getMeals', { params: { dinerId } })

/** How she comes: with what the phone can do, how wide it is, how large she set its letters, and with what she presses. */
interface Situation {
  readonly script: 'on' | 'off'
  readonly width: 390 | 320
  readonly letters: 'as they are' | 'twice as large'
  readonly by: 'finger' | 'keys'
}
const situations: Situation[] = (['finger', 'keys'] as const).flatMap((by) =>
  (['on', 'off'] as const).flatMap((script) =>
    ([390, 320] as const).flatMap((width) =>
      (['as they are', 'twice as large'] as const).map((letters) => ({
        script,
        width,
        letters,
        by,
      })),
    ),
  ),
)

/** Most presses a task may take. */
const allowed = { same: 2, another: 4, cancel: 2, undo: 1 } as const

async function comeTo({ script, width, letters }: Situation): Promise<Page> {
  const { page, context } = await browser.visit({ ...elder, script, width })
  if (letters === 'twice as large') {
    const phone = await context.newCDPSession(page)
    await phone.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  }
  await page.goto('/')
  return page
}

/** Tab until it is reached, then one press: only that is a choice of hers. */
async function pressByKeys(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter')
      return
    }
  }
  throw new Error('the keyboard does not get there')
}

/** One task: its presses, one after another, each ending at a heading; nothing may reach past the side of the screen. */
async function presses(
  page: Page,
  by: Situation['by'],
  steps: readonly (readonly [press: Locator, leadsTo: string | RegExp])[],
): Promise<number> {
  const hands = handsOn(page)
  for (const [target, heading] of steps) {
    if (by === 'finger') await hands.tap(target)
    else {
      hands.taps += 1
      await pressByKeys(page, target)
    }
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, `${String(heading)} reaches past the side`).toBeLessThanOrEqual(0)
  }
  return hands.taps
}

test.each(situations)(
  'with script $script, $width px, letters $letters, by $by: book, take it back, want it after all, cancel, choose another',
  async (situation) => {
    const { by } = situation
    const page = await comeTo(situation)
    const button = (name: RegExp) => page.getByRole('button', { name }).first()
    const link = (name: RegExp) => page.getByRole('main').getByRole('link', { name }).first()
    const book = [button(/对，订下/), '订好了'] as const
    const takeBack = [button(/取消这顿饭/), '取消好了'] as const

    const same = await presses(page, by, [[link(/跟上次一样/), /这样订，\s*对吗/], book])
    expect(same).toBeLessThanOrEqual(allowed.same)
    expect((await hers()).coming).toHaveLength(1)

    expect(await presses(page, by, [takeBack])).toBeLessThanOrEqual(allowed.undo)
    const wanted = await presses(page, by, [[button(/按错了，还要吃/), '订好了']])
    expect(wanted).toBeLessThanOrEqual(allowed.undo)
    expect((await hers()).coming).toHaveLength(1)

    await page.goto('/')
    expect(await presses(page, by, [takeBack])).toBeLessThanOrEqual(allowed.cancel)
    expect((await hers()).coming).toHaveLength(0)

    await page.goto('/')
    const another = await presses(page, by, [
      [link(/看看别的菜/), /吃什么/],
      [link(/肉/), /这样订，\s*对吗/],
      book,
    ])
    expect(another).toBeLessThanOrEqual(allowed.another)
    await presses(page, by, [takeBack])
    expect((await hers()).coming).toHaveLength(0)
  },
)

test('after the cut-off neither is offered: what is booked is cooked, what is cancelled is not', async () => {
  const api = city.as(elder)
  const { next } = await api.call('getToday', { params: { dinerId } })
  const open = present(next.state === 'open' ? next : null, 'a meal can be booked')
  const meal = present(open.suggestion, 'something fits her')
  const body = {
    dinerId,
    servingId: open.when.servingId,
    lines: [{ offeringId: meal.plate.offeringId, quantity: 1, variant: meal.variant }],
    way: meal.way,
    pay: meal.payment.by,
    seenPayFen: meal.price.payFen,
  }
  const cancelled = await api.call('placeBooking', { body })
  await api.call('cancelBooking', { params: { bookingId: cancelled.id }, body: {} })
  const kept = await api.call('placeBooking', { body })
  await city.setNow('2026-11-23T09:00:00+08:00')
  const page = await browser.open(`/done/${kept.id}`, elder)
  await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
  expect(await page.getByRole('button', { name: /取消这顿饭/ }).count()).toBe(0)
  await page.goto(`/done/${cancelled.id}`)
  await page.getByRole('heading', { level: 1, name: '取消好了' }).waitFor()
  expect(await page.getByRole('button', { name: /还要吃/ }).count()).toBe(0)
})
