import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aVolunteer, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T10:30:00+08:00')
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)

/** A canteen whose one portion for tomorrow somebody else has. */
async function aSoldOutLunch() {
  const canteen = await aCanteen().named('幸福里食堂').in(db)
  const serving = await aServing(canteen)
    .onDay('2026-11-23')
    .with(anOffering().named('萝卜排骨套餐').pictured('maize-rib-soup').priced(1500).limitedTo(1))
    .in(db)
  const newDiner = (): Promise<Diner & SignedIn> => aDiner(canteen).aged(82).signedIn(db)
  const holder = await newDiner()
  const { servingId, offeringId } = serving
  const { id } = await apiOf(app.url)(holder).call('placeBooking', {
    body: {
      dinerId: holder.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: 1500,
    },
  })
  return {
    canteen,
    newDiner,
    giveBack: () =>
      apiOf(app.url)(holder).call('cancelBooking', { params: { bookingId: id }, body: {} }),
  }
}

const headingOf = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name })
/** The queue is served within a second: the page is asked for again until it says so. */
const untilHome = async (page: Page, name: RegExp): Promise<void> => {
  await expect
    .poll(async () => {
      await page.goto('/')
      return headingOf(page, name).count()
    })
    .toBe(1)
}
const withAndWithout = [['with JavaScript', {}] as const, ['without', { script: 'off' }] as const]

describe.each(withAndWithout)('%s', (_, script) => {
  test('she queues in two taps, is booked when somebody cancels, and says that she knows', async () => {
    const { newDiner, giveBack } = await aSoldOutLunch()
    const page = await browser.open('/', { ...phone, ...(await newDiner()), ...script })
    const hands = handsOn(page)
    await hands.tap(page.getByRole('link', { name: '排队等退' }))
    await hands.tap(page.getByRole('button', { name: /有人退了，就给我订上/ }))
    await headingOf(page, /您是第 1 位/).waitFor()
    expect(hands.taps).toBe(2)
    await page.getByRole('link', { name: '好，知道了' }).click()
    await headingOf(page, /明天中午，\s*您排第 1 位/).waitFor()

    await giveBack()
    await untilHome(page, /排到了/)
    await page.getByRole('button', { name: '好，知道了' }).click()
    await headingOf(page, /订好了/).waitFor()
    await page.getByRole('link', { name: '看饭票' }).waitFor()
  })

  test('asked first, she takes the portion in two taps, or leaves it to the next', async () => {
    const { newDiner, giveBack } = await aSoldOutLunch()
    const [first, second] = [await newDiner(), await newDiner()]
    const page = await browser.open('/', { ...phone, ...first, ...script })
    const next = await browser.open('/', { ...phone, ...second, ...script })
    for (const asking of [page, next]) {
      await asking.getByRole('link', { name: '排队等退' }).click()
      await asking.getByRole('button', { name: /有人退了，先问我/ }).click()
      await headingOf(asking, /您是第 \d 位/).waitFor()
    }
    await giveBack()
    await untilHome(page, /有您的一份/)
    await page.getByRole('link', { name: '去看看' }).click()
    await page.getByText(/给您留到今天/).waitFor()
    await page.getByRole('button', { name: /不要了/ }).click()
    await headingOf(page, /都订满了/).waitFor()

    await untilHome(next, /有您的一份/)
    const hands = handsOn(next)
    await hands.tap(next.getByRole('link', { name: '去看看' }))
    await hands.tap(next.getByRole('button', { name: /要，订下/ }))
    await headingOf(next, '订好了').waitFor()
    expect(hands.taps).toBe(2)
  })

  test('a sold-out dish leads into the queue, and out of it again', async () => {
    const { newDiner } = await aSoldOutLunch()
    const page = await browser.open('/dishes', { ...phone, ...(await newDiner()), ...script })
    await page.getByRole('link', { name: /萝卜排骨套餐.*可以排队等退/ }).click()
    await page.getByRole('button', { name: /就给我订上/ }).click()
    await headingOf(page, /您是第 1 位/).waitFor()
    await page.goto('/meals')
    await page.getByRole('link', { name: '去看看' }).click()
    await page.getByRole('button', { name: '不排了' }).click()
    await headingOf(page, /都订满了/).waitFor()
    await page.goto('/meals')
    expect(await page.getByRole('link', { name: '去看看' }).count()).toBe(0)
  })
})

test('at the desk a caller is put into the queue with one press', async () => {
  const { canteen, newDiner } = await aSoldOutLunch()
  const caller = await newDiner()
  const volunteer = await aVolunteer(db, canteen, canteen.buildingId)
  const page = await browser.open(`/desk?diner=${caller.dinerId}`, { ...laptop, ...volunteer })
  await page.getByRole('button', { name: '有人退就给她订上' }).click()
  await page.getByText(/在排队，第 1 位/).waitFor()
  const { next } = await apiOf(app.url)(volunteer).call('getDesk', {
    params: { dinerId: caller.dinerId },
  })
  expect(next).toMatchObject({ state: 'queued', place: { wish: 'book', position: 1 } })
  expect(await findBrokenInvariants(db)).toEqual([])
})
