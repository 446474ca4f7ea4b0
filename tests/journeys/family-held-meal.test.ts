import { afterAll, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone, type Visitor } from '../support/browser/launch.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aFamilyMember, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { settingsOf } from '../support/online.ts'
import { spawnApp } from '../support/server.ts'
import { startStripeStandIn } from '../support/stripe/stand-in.ts'

const standIn = await startStripeStandIn({ startAt: new Date() })
afterAll(() => standIn.close())
const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built', stripe: settingsOf(standIn) })
standIn.sendWebhooksTo(`${app.url}${webhookPath}`)
const browser = await aBrowser(app.url)
const as = apiOf(app.url)
const canteen = await aCanteen().named('幸福里食堂').in(db)
const serving = await aServing(canteen)
  .with(anOffering().named('红烧狮子头套餐').priced(1500))
  .in(db)
const payPress = /去付 15 元/

/** Her card is empty: she has ordered, and the portion is kept while somebody pays. */
async function aMotherWhoWaits(): Promise<{ mother: Diner & SignedIn; bookingId: number }> {
  const mother = await aDiner(canteen).named('张秀英').aged(82).signedIn(db)
  const { id } = await as(mother).call('placeBooking', {
    body: {
      dinerId: mother.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'online',
      seenPayFen: 1500,
    },
  })
  return { mother, bookingId: id }
}

const ways = [
  ['with script', {}],
  ['without script', { script: 'off' }],
] as const satisfies readonly (readonly [string, Visitor])[]

/** The provider's own page lies elsewhere, and only that. */
function onlyToTheProvider(): void {
  const { host } = new URL(standIn.url)
  expect([...new Set(browser.forgive())]).toEqual([`foreign request: ${host}`])
}

test.each(ways)('her daughter pays the kept meal in three taps, %s', async (_, how) => {
  const { mother, bookingId } = await aMotherWhoWaits()
  const daughter = await aFamilyMember(db, mother, 'see', 'pay')
  const page = await browser.open('/family', { ...phone, ...daughter, ...how })
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: payPress }))
  // Theirs now, not ours.
  await hands.tap(page.getByRole('button', { name: /用支付宝付款/ }))
  await page.waitForURL(
    ({ pathname }) => pathname === `/family/${mother.dinerId}/done/${bookingId}`,
  )
  await standIn.deliverDue()
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByRole('heading', { level: 1 }).textContent()
    })
    .toBe('订好了')
  await hands.tap(page.getByRole('link', { name: '好，知道了' }))
  await page.getByRole('heading', { name: '张奶奶' }).waitFor()
  expect(hands.taps).toBe(3)
  expect(await page.getByRole('button', { name: payPress }).count()).toBe(0)
  const { coming } = await as(mother).call('getMeals', { params: { dinerId: mother.dinerId } })
  expect(coming.map(({ state }) => state)).toEqual(['placed'])
  onlyToTheProvider()
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('whoever opened the page first, each comes back to her own', async () => {
  const { mother, bookingId } = await aMotherWhoWaits()
  const daughter = await aFamilyMember(db, mother, 'see', 'pay')
  const page = await browser.open('/family', { ...phone, ...daughter, script: 'off' })
  await page.getByRole('button', { name: payPress }).click()
  await page.getByRole('button', { name: /用支付宝付款/ }).waitFor()
  // She leaves it, and her mother pays by herself: one meal, one payment.
  const hers = await browser.open(`/done/${bookingId}`, { ...phone, ...mother, script: 'off' })
  await hers.getByRole('button', { name: payPress }).click()
  const { pathname: theirs } = new URL(page.url())
  await hers.waitForURL(({ pathname }) => pathname === theirs)
  await hers.getByRole('button', { name: /用支付宝付款/ }).click()
  await hers.waitForURL(({ pathname }) => pathname === `/done/${bookingId}`)
  await standIn.deliverDue()
  onlyToTheProvider()
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('who may only see, sees that it is kept and is not asked to pay', async () => {
  const { mother, bookingId } = await aMotherWhoWaits()
  const son = await aFamilyMember(db, mother, 'see', 'book')
  const page = await browser.open('/family', { ...phone, ...son })
  await page.getByText(/留到/).waitFor()
  expect(await page.getByRole('button', { name: payPress }).count()).toBe(0)
  const params = { bookingId }
  expect(await as(son).outcome('payBookingOnline', { params })).toBe('not_yours')
  const done = await browser.open(`/family/${mother.dinerId}/done/${bookingId}`, {
    ...phone,
    ...son,
  })
  await done.getByRole('heading', { name: /张奶奶的饭留着，\s*付好就订上/ }).waitFor()
  expect(await done.getByRole('button', { name: payPress }).count()).toBe(0)
})
