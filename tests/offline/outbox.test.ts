import type { BrowserContext, Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Reply } from '../support/api.ts'
import type { SignedIn } from '../support/builders/people.ts'
import { aBrowser } from '../support/browser.ts'
import { aCity } from '../support/city.ts'
import { emptyPage, serveEmptyPage } from '../support/offline/empty-page.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)

interface Meal {
  readonly dinerId: number
  readonly servingId: number
  readonly offeringId: number
  readonly way: 'dine_in' | 'pick_up' | 'deliver'
  readonly seenPayFen: number
  readonly variant: Reply<'getChoices'>['offerings'][number]['variants'][number] | undefined
}

const servingId = (
  await city.db
    .selectFrom('servings')
    .select('id')
    .where('canteen_id', '=', city.canteenId)
    .where('state', '=', 'open')
    .where('meal', '=', 'lunch')
    .orderBy('day', 'desc')
    .executeTakeFirstOrThrow()
).id

// Portions and seats are enough for everybody: this is about the way to the server.
await city.db
  .updateTable('offerings')
  .set({ portion_limit: 500 })
  .where('serving_id', '=', servingId)
  .execute()
await city.db
  .updateTable('serving_ways')
  .set({ capacity: 500 })
  .where('serving_id', '=', servingId)
  .execute()

/** What that many people could eat at the last lunch that is open, at their price; nobody is given twice. */
const taken = new Set<number>()
async function mealsFor(count: number): Promise<Meal[]> {
  const api = city.as(await city.worker('volunteer'))
  const rows = await city.db
    .selectFrom('diners')
    .select('id')
    .where('home_canteen_id', '=', city.canteenId)
    .orderBy('id')
    .execute()
  const meals: Meal[] = []
  for (const { id: dinerId } of rows) {
    if (meals.length === count) break
    if (taken.has(dinerId)) continue
    taken.add(dinerId)
    const { offerings } = await api.call('getChoices', {
      params: { dinerId },
      query: { servingId },
    })
    const possible = offerings.flatMap(({ plate, ways, variants: [variant] }) =>
      ways
        .filter(({ can }) => can.book.allowed)
        .map(({ way, price }) => ({
          dinerId,
          servingId,
          offeringId: plate.offeringId,
          way,
          seenPayFen: price.payFen,
          variant,
        })),
    )
    const one = possible[0]
    if (one !== undefined) meals.push(one)
  }
  expect(meals).toHaveLength(count)
  return meals
}

const bookedFor = (meals: readonly Meal[]) =>
  city.db
    .selectFrom('bookings')
    .select(['diner_id', 'state'])
    .where('serving_id', '=', servingId)
    .where(
      'diner_id',
      'in',
      meals.map(({ dinerId }) => dinerId),
    )
    .orderBy('id')
    .execute()

const signIn = async (context: BrowserContext, who: SignedIn): Promise<void> =>
  context.addCookies(
    Object.entries(who.cookies).map(([name, value]) => ({ name, value, url: city.appUrl })),
  )

const aPhone = async (who: SignedIn): Promise<{ context: BrowserContext; page: Page }> => {
  const { context } = await browser.visit(who)
  await serveEmptyPage(context)
  return { context, page: await emptyPage(context) }
}

const order = (page: Page, { accountId }: SignedIn, name: string, meals: readonly Meal[]) =>
  page.evaluate(
    async (given) => {
      const outbox = hand.outboxOf({ accountId: given.accountId, name: given.name })
      for (const { offeringId, variant, ...meal } of given.meals) {
        await outbox.add(hand.bookingEndpoints.placeBooking, {
          body: { ...meal, lines: [{ offeringId, quantity: 1, variant }], pay: 'counter' },
          at: new Date(),
          about: null,
        })
      }
    },
    { accountId, name, meals },
  )

/** What waits and what was refused, of whoever looks; and what is sealed. */
const looks = (page: Page, { accountId }: SignedIn, name = '林小梅') =>
  page.evaluate(
    (owner) => {
      const { items, sealed, line } = hand.outboxOf(owner).now()
      return {
        waiting: items.filter(({ state }) => state === 'waiting').length,
        refused: items.flatMap(({ refusal }) => refusal?.code ?? []),
        sealed: [...sealed],
        line,
      }
    },
    { accountId, name },
  )

const nothingLeft = (page: Page, who: SignedIn) =>
  expect
    .poll(() => looks(page, who), { timeout: 280_000 })
    .toMatchObject({ waiting: 0, line: 'open' })

/** Every order reaches the server three times; of the first ones the answers are lost too. */
const threefold = (lost: number) => {
  const seen = new Map<string, number>()
  const answer = async (route: Route): Promise<void> => {
    const key = route.request().headers()['idempotency-key'] ?? ''
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    await Promise.all([route.fetch(), route.fetch()])
    const last = await route.fetch()
    if (seen.size <= lost && times === 1) return route.abort('connectionreset')
    return route.fulfill({ response: last })
  }
  return { seen, answer }
}

test('fifty orders without a network, a reload, a closed tab and two tabs, each sent three times, are fifty meals', async () => {
  const meals = await mealsFor(50)
  const who = await city.worker('volunteer')
  const { context, page } = await aPhone(who)
  const { seen, answer } = threefold(3)
  await context.route('**/api/bookings', answer)
  await context.setOffline(true)
  await order(page, who, '林小梅', meals.slice(0, 20))
  await page.reload()
  await order(page, who, '林小梅', meals.slice(20, 30))
  await page.close()
  const first = await emptyPage(context)
  const second = await emptyPage(context)
  await Promise.all([
    order(first, who, '林小梅', meals.slice(30, 40)),
    order(second, who, '林小梅', meals.slice(40)),
  ])
  await expect.poll(() => looks(second, who)).toMatchObject({ waiting: 50, refused: [] })
  expect(await bookedFor(meals)).toHaveLength(0)
  await context.setOffline(false)
  await nothingLeft(first, who)
  await nothingLeft(second, who)
  expect(seen.size).toBe(50)
  expect(await looks(first, who)).toMatchObject({ refused: [] })
  const rows = await bookedFor(meals)
  expect(rows).toHaveLength(50)
  expect(new Set(rows.map(({ diner_id }) => diner_id)).size).toBe(50)
  // In the order they were meant, as far as one tab meant them.
  const ids = rows.map(({ diner_id }) => diner_id)
  const meant = meals.slice(0, 30).map(({ dinerId }) => dinerId)
  expect(ids.slice(0, 30)).toEqual(meant)
  browser.forgive()
})

test('what the server refuses stays until a person puts it away, and holds up nothing', async () => {
  const [booked, free] = await mealsFor(2)
  if (booked === undefined || free === undefined) throw new Error('two people')
  const who = await city.worker('volunteer')
  const { context, page } = await aPhone(who)
  await order(page, who, '林小梅', [booked])
  await nothingLeft(page, who)
  await order(page, who, '林小梅', [booked, free])
  await nothingLeft(page, who)
  expect((await bookedFor([free])).length).toBe(1)
  expect(await looks(page, who)).toMatchObject({ refused: ['already_booked'] })
  const again = await emptyPage(context)
  await order(again, who, '林小梅', [])
  await expect.poll(() => looks(again, who)).toMatchObject({ refused: ['already_booked'] })
  await again.evaluate(async ({ accountId }) => {
    const outbox = hand.outboxOf({ accountId, name: '' })
    for (const { state, order: place } of outbox.now().items)
      if (state === 'refused') await outbox.withdraw(place)
  }, who)
  await expect.poll(() => looks(page, who)).toMatchObject({ refused: [] })
})

test('what nothing has left the device of is taken back here', async () => {
  const meals = await mealsFor(2)
  const who = await city.worker('volunteer')
  const { context, page } = await aPhone(who)
  await context.setOffline(true)
  await order(page, who, '林小梅', meals)
  const gone = await page.evaluate(async ({ accountId }) => {
    const outbox = hand.outboxOf({ accountId, name: '林小梅' })
    return outbox.withdraw(outbox.now().items[0]?.order ?? 0)
  }, who)
  expect(gone).toBe(true)
  await context.setOffline(false)
  await nothingLeft(page, who)
  expect((await bookedFor(meals)).map(({ diner_id }) => diner_id)).toEqual([meals[1]?.dinerId])
})

test('another person’s orders stay sealed until she signs in, and are then sent in her name', async () => {
  const meals = await mealsFor(3)
  const hers = await city.worker('volunteer')
  const other = await city.worker('manager')
  const { context, page } = await aPhone(hers)
  await context.setOffline(true)
  await order(page, hers, '林小梅', meals)
  await signIn(context, other)
  await context.setOffline(false)
  // The page still believes that she is there: the server does not.
  await expect.poll(() => looks(page, hers)).toMatchObject({ waiting: 3, line: 'signed_out' })
  expect(await bookedFor(meals)).toHaveLength(0)
  const next = await emptyPage(context)
  await order(next, other, '王站长', [])
  await expect
    .poll(() => looks(next, other, '王站长'))
    .toEqual({ waiting: 0, refused: [], sealed: [{ name: '林小梅', count: 3 }], line: 'open' })
  expect(await bookedFor(meals)).toHaveLength(0)
  await signIn(context, hers)
  const back = await emptyPage(context)
  await order(back, hers, '林小梅', [])
  await nothingLeft(back, hers)
  expect(await bookedFor(meals)).toHaveLength(3)
})
