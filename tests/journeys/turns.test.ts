import { expect, test } from 'vitest'
import { timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { aBrowser } from '../support/browser.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, aStaffMember, aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const canteen = await aCanteen().named('分时段的食堂').in(city.db)
const on = (day: string) =>
  aServing(canteen)
    .onDay(day)
    .inTurnsOf(30)
    .with(anOffering().named('番茄炒蛋', 'Tomato and egg').priced(1500))
    .in(city.db)
const monday = await on('2026-11-23')
const tuesday = await on('2026-11-24')
const elder = () => aDiner(canteen).aged(80).withWallet(20_000).signedIn(city.db)
const timesOf = async (her: Awaited<ReturnType<typeof elder>>): Promise<string[]> => {
  const params = { dinerId: her.dinerId }
  const { coming } = await city.as(her).call('getMeals', { params })
  return coming.map(({ when }) => `${when.day} ${when.from}`)
}

test.each(['on', 'off'] as const)(
  'with script %s: two taps book her usual turn, another turn is two more, and it is hers to change',
  async (script) => {
    const her = await elder()
    const { page } = await browser.visit({ ...her, script })
    const link = (name: RegExp) => page.getByRole('main').getByRole('link', { name }).first()
    await page.goto('/')
    const hands = handsOn(page)
    await hands.tap(link(/订这个|跟上次一样|就吃/))
    await page.getByText(/明天中午 11:00 到\s11:30/).waitFor()
    await hands.tap(link(/换个时间/))
    await page.getByRole('heading', { level: 1, name: '您想几点来？' }).waitFor()
    await hands.tap(link(/^11:30/))
    await page.getByText(/明天中午 11:30 到\s12:00/).waitFor()
    await hands.tap(page.getByRole('button', { name: /对，订下/ }))
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    await page.getByText(/明天中午 11:30 到\s12:00/).waitFor()
    expect(hands.taps).toBe(4)
    expect(await timesOf(her)).toEqual(['2026-11-23 11:30'])

    await hands.tap(link(/换个时间/))
    await hands.tap(link(/^12:00/))
    await hands.tap(page.getByRole('button', { name: /对，换成这个/ }))
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    await page.getByText(/明天中午 12:00 到\s12:30/).waitFor()
    expect(await timesOf(her)).toEqual(['2026-11-23 12:00'])

    await city.as(her).call('cancelBooking', {
      params: { bookingId: Number(new URL(page.url()).pathname.split('/').at(-1)) },
      body: {},
    })
    await page.reload()
    await hands.tap(page.getByRole('button', { name: /按错了，还要吃/ }))
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    await page.getByText(/明天中午 12:00 到\s12:30/).waitFor()
    expect(await timesOf(her)).toEqual(['2026-11-23 12:00'])

    await page.goto(`/confirm?serving=${tuesday.servingId}&offering=${tuesday.offeringId}`)
    await page.getByText(/12:00 到\s12:30/).waitFor()
    await page.getByRole('button', { name: /对，订下/ }).click()
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    expect(await timesOf(her)).toEqual(['2026-11-23 12:00', '2026-11-24 12:00'])
  },
)

test('a daughter books her mother’s turn, or another', async () => {
  const mother = await elder()
  const daughter = await aFamilyMember(city.db, mother, 'see', 'book')
  const { page } = await browser.visit({ ...daughter })
  const { servingId, offeringId } = monday
  await page.goto(`/family/${mother.dinerId}/confirm?serving=${servingId}&offering=${offeringId}`)
  await page.getByText(/明天中午 11:00 到\s11:30/).waitFor()
  await page.getByRole('link', { name: '换个时间' }).click()
  await page.getByRole('link', { name: /^12:00/ }).click()
  await page.getByText(/明天中午 12:00 到\s12:30/).waitFor()
  await page.getByRole('button', { name: /对，订下/ }).click()
  await page.getByRole('heading', { level: 1, name: /订好/ }).waitFor()
  expect(await timesOf(mother)).toEqual(['2026-11-23 12:00'])
})

test('a volunteer reads her turn out, takes another without another key, and changes it while it is booked', async () => {
  const her = await elder()
  await city.as(her).call('placeBooking', {
    body: {
      dinerId: her.dinerId,
      servingId: tuesday.servingId,
      lines: [{ offeringId: tuesday.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1500,
      arriveFrom: timeOfDay('11:30'),
    },
  })
  const { page } = await browser.visit({ ...(await aVolunteer(city.db, canteen)) })
  const open = async () => {
    await page.goto(`/desk?diner=${her.dinerId}&serving=${monday.servingId}`)
    await page.getByLabel('几点来').waitFor()
  }
  await open()
  await page.keyboard.press('1')
  await page.getByText(/11 点半到 12 点来吃/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  expect(await timesOf(her)).toEqual(['2026-11-23 11:30', '2026-11-24 11:30'])

  await open()
  await page.getByLabel('几点来').selectOption('12:00')
  await page.keyboard.press('1')
  await page.getByText(/12 点到 12 点半来吃/).waitFor()
  await page.getByRole('button', { name: /说对了，换下/ }).click()
  await page.getByRole('heading', { name: '换好了' }).waitFor()
  expect(await timesOf(her)).toEqual(['2026-11-23 12:00', '2026-11-24 11:30'])
  await page.getByRole('button', { name: /撤销/ }).click()
  await page.getByRole('heading', { name: '换回原来的了' }).waitFor()
  expect(await timesOf(her)).toEqual(['2026-11-23 11:30', '2026-11-24 11:30'])
})

test('a manager has lunch cut into turns, and back', async () => {
  const { page } = await browser.visit({ ...(await aStaffMember(city.db, 'manager', canteen)) })
  await page.goto('/office/places')
  const choose = async (turns: string) => {
    await page.getByRole('button', { name: /修改.*午饭/ }).click()
    await page.getByLabel(/分时段来/).selectOption({ label: turns })
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const lunch = page.getByRole('listitem').filter({ hasText: '午饭' })
  await choose('每 45 分钟一段')
  await lunch.getByText('每 45 分钟一段').waitFor()
  await choose('不分，整段随时来')
  await lunch.getByText('每 45 分钟一段').waitFor({ state: 'detached' })
  await page.reload()
  await lunch.getByText('11:00').waitFor()
  expect(await lunch.getByText('分钟一段').count()).toBe(0)
})
