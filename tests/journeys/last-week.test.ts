import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { aDiner } from '../support/builders/diner.ts'
import { ate } from '../support/builders/past-meal.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const canteen = await aCanteen().named('上周食堂').in(city.db)
const on = (day: string) =>
  aServing(canteen)
    .onDay(day)
    .with(
      anOffering().named('番茄炒蛋', 'Tomato and egg'),
      anOffering().named('清蒸鲈鱼', 'Sea bass'),
    )
    .in(city.db)
await city.setNow('2026-11-16T10:30:00+08:00')
const [tuesday, sunday, next] = [
  await on('2026-11-17'),
  await on('2026-11-22'),
  await on('2026-11-24'),
]

test.each(['on', 'off'] as const)(
  'with script %s: what she had on Tuesday last week is two taps away, beside what she had last time',
  async (script) => {
    await city.setNow('2026-11-23T10:30:00+08:00')
    const elder = await aDiner(canteen).aged(80).signedIn(city.db)
    const her = { dinerId: elder.dinerId, canteenId: canteen.canteenId }
    await ate(city.db, her, { ...tuesday, offeringId: tuesday.offeringIds[1] ?? 0 })
    await ate(city.db, her, sunday)
    const { page } = await browser.visit({ ...elder, script })
    await page.goto('/')
    await page.getByRole('link', { name: /跟上次一样/ }).waitFor()
    const hands = handsOn(page)
    await hands.tap(page.getByRole('link', { name: /跟上周二一样.*清蒸鲈鱼/ }))
    await page.getByRole('heading', { level: 1, name: /这样订/ }).waitFor()
    await hands.tap(page.getByRole('button', { name: /对，订下/ }))
    await page.getByRole('heading', { level: 1, name: '订好了' }).waitFor()
    expect(hands.taps).toBe(2)
    const { coming } = await city.as(elder).call('getMeals', { params: { dinerId: elder.dinerId } })
    expect(coming.map(({ when, plate }) => [when.servingId, plate.name.zh])).toEqual([
      [next.servingId, '清蒸鲈鱼'],
    ])
  },
)
