import { expect, test } from 'vitest'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aBrowser } from '../support/browser.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { comeTo, everySituation, presses } from '../support/situations.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const dinerId = await city.dinerId('陈桂英')
const [session] = await sessionsFor(city.db, [{ name: '陈桂英', role: 'diner', dinerId }])
const elder = present(session, 'her session')
const hers = () => city.as(elder).call('getMeals', { params: { dinerId } })

/** Most presses a task may take. */
const allowed = { same: 2, another: 4, cancel: 2, undo: 1 } as const

test.each(everySituation)(
  'with script $script, $width px, letters $letters, by $by: book, take it back, want it after all, cancel, choose another',
  async (situation) => {
    const { by } = situation
    const page = await comeTo(browser, '/', elder, situation)
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
