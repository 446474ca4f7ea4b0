import { afterAll, expect, test } from 'vitest'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { handsOn } from '../support/hands.ts'
import { settingsOf } from '../support/online.ts'
import { spawnApp } from '../support/server.ts'
import { startStripeStandIn } from '../support/stripe/stand-in.ts'
import { aSoldOutServing } from '../waiting/sold-out.ts'

const standIn = await startStripeStandIn({ startAt: new Date() })
afterAll(() => standIn.close())
await buildScreens(console.log)
const payPress = /去付/

test('her daughter takes what the waiting list keeps for her, with script and without; who may not book only reads of it', async () => {
  const { room, booked, db, database, canteen, sound } = await aSoldOutServing()
  const app = await spawnApp(database, { screens: 'built', stripe: settingsOf(standIn) })
  const browser = await aBrowser(app.url)
  const as = apiOf(app.url)
  for (const [nth, how] of [{}, { script: 'off' as const }].entries()) {
    const mother = await aDiner(canteen).named('张秀英').aged(82).withWallet(5000).signedIn(db)
    await room.join(mother.dinerId, { wish: 'ask' })
    await room.cancel(booked[nth] ?? 0)
    await room.tend()

    const son = await aFamilyMember(db, mother, 'see', 'pay')
    const looking = await browser.open('/family', { ...phone, ...son, ...how })
    await looking.getByText(/候补有一份了，等回话/).waitFor()
    expect(await looking.getByRole('button', { name: /要，订下/ }).count()).toBe(0)
    expect(await looking.getByRole('button', { name: payPress }).count()).toBe(0)

    // A link to the meal asks the same, and never for money: it is not hers yet.
    const { coming: kept } = await as(mother).call('getMeals', {
      params: { dinerId: mother.dinerId },
    })
    const link = `/family/${mother.dinerId}/done/${kept[0]?.bookingId ?? 0}`
    const sonAtLink = await browser.open(link, { ...phone, ...son, ...how })
    await sonAtLink.getByRole('heading', { name: /张奶奶排到了一份，\s*要吗？/ }).waitFor()
    expect(await sonAtLink.getByRole('button').count()).toBe(0)

    const daughter = await aFamilyMember(db, mother, 'see', 'book', 'pay')
    const atLink = await browser.open(link, { ...phone, ...daughter, ...how })
    await atLink.getByRole('button', { name: /张奶奶 要，订下/ }).waitFor()
    expect(await atLink.getByRole('button', { name: payPress }).count()).toBe(0)
    const page = await browser.open('/family', { ...phone, ...daughter, ...how })
    expect(await page.getByRole('button', { name: payPress }).count()).toBe(0)
    const hands = handsOn(page)
    await hands.tap(page.getByRole('button', { name: /张奶奶 要，订下/ }))
    await page.getByRole('heading', { name: '订好了' }).waitFor()
    expect(hands.taps).toBe(1)
    const { coming } = await as(mother).call('getMeals', {
      params: { dinerId: mother.dinerId },
    })
    expect(coming.map(({ state }) => state)).toEqual(['placed'])
  }
  await sound()
})

test.each([
  ['on their day', {}, () => '/family'],
  [
    'on the meal’s own page',
    { script: 'off' as const },
    (diner: number, booking: number) => `/family/${diner}/done/${booking}`,
  ],
])('what she does not want goes to the next in one tap %s', async (_, how, pathOf) => {
  const { room, booked, db, database, canteen, ids, sound } = await aSoldOutServing()
  const app = await spawnApp(database, { screens: 'built' })
  const browser = await aBrowser(app.url)
  const mother = await aDiner(canteen).named('张秀英').aged(82).signedIn(db)
  await room.join(mother.dinerId, { wish: 'ask' })
  await room.join(ids[0] ?? 0)
  await room.cancel(booked[0] ?? 0)
  await room.tend()
  const [kept] = (
    await apiOf(app.url)(mother).call('getMeals', { params: { dinerId: mother.dinerId } })
  ).coming
  const daughter = await aFamilyMember(db, mother, 'see', 'book')
  const path = pathOf(mother.dinerId, kept?.bookingId ?? 0)
  const page = await browser.open(path, { ...phone, ...daughter, ...how })
  // An offer is answered: nothing on the page cancels it past the queue.
  expect(await page.getByRole('button', { name: /取消/ }).count()).toBe(0)
  const hands = handsOn(page)
  const press = page.getByRole('button', { name: '张奶奶 不要了，给后面的人' })
  await hands.tap(press)
  await press.waitFor({ state: 'detached' })
  await page.waitForURL(/\/family$/)
  await page.getByRole('heading', { name: '张奶奶' }).waitFor()
  expect(hands.taps).toBe(1)
  await room.tend()
  const ends = await room.waits()
  expect(ends.toSorted()).toEqual(
    [`${mother.dinerId} ended: declined`, `${ids[0] ?? 0} booked`].toSorted(),
  )
  await sound()
})
