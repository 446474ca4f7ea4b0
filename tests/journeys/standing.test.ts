import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
// A Monday.
await database.setNow('2026-11-30T09:00:00+08:00')
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)

/** Lunch from tomorrow to Friday, and somebody with money on her card. */
async function anElder() {
  const canteen = await aCanteen().bookableAhead(7).in(db)
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
    await aServing(canteen)
      .onDay(day)
      .with(anOffering().named('萝卜排骨套餐').pictured('maize-rib-soup').priced(1200))
      .in(db)
  return aDiner(canteen).aged(82).withWallet(50_000).signedIn(db)
}

const headingOf = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const withAndWithout = [['with JavaScript', {}] as const, ['without', { script: 'off' }] as const]

describe.each(withAndWithout)('%s', (_, script) => {
  test('set up in four taps, seen in the calendar, paused, shortened, resumed and ended', async () => {
    const her = await anElder()
    const params = { dinerId: her.dinerId }
    const api = apiOf(app.url)(her)
    const booked = async (): Promise<number> => {
      const { days } = await api.call('getComing', { params })
      return days.flatMap(({ meals }) => meals).filter(({ state }) => state === 'booked').length
    }
    const page = await browser.open('/meals', { ...phone, ...her, ...script })
    await link(page, '长期订饭').click()
    await headingOf(page, '长期订饭').waitFor()
    const setting = handsOn(page)
    await setting.tap(link(page, '新订一个'))
    await setting.tap(link(page, '周一到周五'))
    await setting.tap(link(page, /厨师看着配/))
    await headingOf(page, /这样订/).waitFor()
    await setting.tap(button(page, '对，就这样订'))
    await headingOf(page, '长期订好了').waitFor()
    expect(setting.taps).toBe(4)
    expect(await booked()).toBe(4)
    await link(page, '看我的饭').click()
    await headingOf(page, '我的饭').waitFor()
    await page.getByRole('heading', { level: 3, name: /^明天 农历十月廿三/ }).waitFor()
    expect(await page.getByRole('heading', { level: 4, name: /午饭\s*订好了/ }).count()).toBe(4)
    await page.getByText(/^再往后还有 \d+ 天$/).click()
    await link(page, /12月8日星期二\s*午饭\s*明天给您订，\s*厨师看着配/).waitFor()

    await page.goto('/standing')
    const pausing = handsOn(page)
    await pausing.tap(link(page, '暂停几天'))
    await pausing.tap(link(page, '明天起'))
    await pausing.tap(button(page, '先停着，回来再说'))
    await headingOf(page, '明天起停着').waitFor()
    expect(pausing.taps).toBe(3)
    expect(await booked()).toBe(0)

    const changing = handsOn(page)
    await changing.tap(link(page, '改停多久'))
    await changing.tap(button(page, '一个星期'))
    await headingOf(page, /12月7日星期一停着/).waitFor()
    expect(changing.taps).toBe(2)
    expect((await api.call('getStanding', { params })).holds).toMatchObject([
      { firstDay: '2026-12-01', lastDay: '2026-12-07' },
    ])

    await page.goto('/standing')
    const back = handsOn(page)
    await back.tap(link(page, /停着/))
    await back.tap(button(page, '回来了，接着订'))
    await headingOf(page, '我的饭').waitFor()
    await page
      .getByRole('heading', { level: 4, name: /午饭\s*订好了/ })
      .first()
      .waitFor()
    expect(back.taps).toBe(2)
    expect(await booked()).toBe(4)

    await page.goto('/standing')
    const ending = handsOn(page)
    await ending.tap(link(page, /周一到周五中午/))
    await ending.tap(button(page, '不要了，订上的 4 顿也取消'))
    await headingOf(page, '以后不订了').waitFor()
    expect(ending.taps).toBe(2)
    expect(await booked()).toBe(0)
    await link(page, '按错了，还要订').click()
    await button(page, '对，就这样订').click()
    await headingOf(page, '长期订好了').waitFor()
    expect((await api.call('getStanding', { params })).orders).toHaveLength(1)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('changed in four taps: other days, booked meals following or left; another dish, an end, a price', async () => {
    const her = await anElder()
    const params = { dinerId: her.dinerId }
    const api = apiOf(app.url)(her)
    const terms = {
      meal: 'lunch' as const,
      weekdays: [2, 4],
      wish: null,
      way: 'dine_in' as const,
      pay: 'wallet' as const,
      limitFen: fen(1500),
    }
    const { id } = await api.call('setStandingOrder', { params, body: terms })
    const booked = async (): Promise<string[]> => {
      const { days } = await api.call('getComing', { params })
      return days.filter(({ meals }) => meals.some(({ ticket }) => ticket)).map(({ day }) => day)
    }
    expect(await booked()).toEqual(['2026-12-01', '2026-12-03'])
    const page = await browser.open(`/standing/order/${id}`, { ...phone, ...her, ...script })
    const changing = handsOn(page)
    await changing.tap(link(page, '改一改'))
    await changing.tap(link(page, /哪几天\s*周二、\s*周四中午/))
    await changing.tap(link(page, '周一到周五'))
    await page.getByText('周一到周五中午，').waitFor()
    await changing.tap(button(page, '对，就这样改'))
    await headingOf(page, '改好了').waitFor()
    expect(changing.taps).toBe(4)
    expect(await booked()).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])

    await page.goto(`/standing/change/${id}`)
    await link(page, /哪几天/).click()
    await link(page, '自己挑几天').click()
    for (const day of ['周一', '周三', '周四', '周五']) await page.getByLabel(day).uncheck()
    await button(page, '就这几天').click()
    await button(page, '对，订上的 3 顿不改').click()
    await headingOf(page, '改好了').waitFor()
    expect(await booked()).toHaveLength(4)

    await page.goto(`/standing/change/${id}`)
    await link(page, /吃什么/).click()
    await link(page, /萝卜排骨套餐/).click()
    await link(page, '改成最多付 20 元').click()
    await link(page, '改成自己来取').click()
    await button(page, /^对，订上的/)
      .first()
      .click()
    await headingOf(page, '改好了').waitFor()
    await page.goto(`/standing/change/${id}`)
    await link(page, /订到哪天\s*一直订/).click()
    await link(page, '订一个月').click()
    await page.getByText('订到12月30日星期三').waitFor()
    // Nothing booked lies behind that day: nothing is asked about it.
    await button(page, '对，就这样改').click()
    await headingOf(page, '改好了').waitFor()
    expect((await api.call('getStanding', { params })).orders).toMatchObject([
      {
        orderId: id,
        weekdays: [2],
        dish: { zh: '萝卜排骨套餐' },
        way: 'pick_up',
        limitFen: 2000,
        firstDay: '2026-11-30',
        lastDay: '2026-12-30',
      },
    ])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('her own days and a dish, kept when it ends; days that are taken are not offered twice', async () => {
    const her = await anElder()
    const params = { dinerId: her.dinerId }
    const api = apiOf(app.url)(her)
    const page = await browser.open('/standing/days', { ...phone, ...her, ...script })
    await link(page, '自己挑几天').click()
    for (const day of ['周一', '周三', '周五']) await page.getByLabel(day).uncheck()
    await button(page, '就这几天').click()
    await link(page, /萝卜排骨套餐/).click()
    await page.getByText('周二、周四中午').waitFor()
    await link(page, '改成来时付现金').click()
    await page.getByText('来时付现金，', { exact: true }).waitFor()
    await button(page, '对，就这样订').click()
    await headingOf(page, '长期订好了').waitFor()
    const { orders } = await api.call('getStanding', { params })
    expect(orders).toMatchObject([
      { weekdays: [2, 4], pay: 'counter', dish: { zh: '萝卜排骨套餐' } },
    ])
    expect((await api.call('getStandingChoices', { params })).taken).toEqual([2, 4])

    await page.goto('/standing/days')
    await headingOf(page, /哪几天/).waitFor()
    expect(await link(page, '周一到周五').count()).toBe(0)
    await page.goto(`/standing/order/${orders[0]?.orderId}`)
    await button(page, '不要了，订上的 2 顿照吃').click()
    await headingOf(page, '以后不订了').waitFor()
    const { days } = await api.call('getComing', { params })
    const kept = days.filter(({ meals }) => meals.some(({ state }) => state === 'booked'))
    expect(kept.map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-03'])
  })
})
