import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
// A Monday.
await database.setNow('2026-11-30T09:00:00+08:00')
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)

test('set, changed, paused, resumed and ended at the desk, under both names', async () => {
  const canteen = await aCanteen().bookableAhead(7).in(db)
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
    await aServing(canteen)
      .onDay(day)
      .with(anOffering().named('萝卜排骨套餐').pictured('maize-rib-soup').priced(1200))
      .in(db)
  const her = await aDiner(canteen).aged(82).withWallet(50_000).signedIn(db)
  const volunteer = await aVolunteer(db, canteen, canteen.buildingId)
  const params = { dinerId: her.dinerId }
  const booked = async (): Promise<string[]> => {
    const { days } = await apiOf(app.url)(her).call('getComing', { params })
    return days.filter(({ meals }) => meals.some(({ ticket }) => ticket)).map(({ day }) => day)
  }
  const page = await browser.open(`/desk?diner=${her.dinerId}`, { ...laptop, ...volunteer })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await page.getByRole('link', { name: '长期订饭' }).click()

  await button('新设一个').click()
  for (const day of ['周一', '周三', '周五']) await page.getByLabel(day).uncheck()
  await page.getByLabel('吃什么').selectOption({ label: '萝卜排骨套餐，付 12 元' })
  await page.getByLabel('一顿最多付（元）').fill('a lot')
  await button('就这样设').click()
  await page.getByText('最多付多少要写数字').waitFor()
  await page.getByLabel('一顿最多付（元）').fill('16.5')
  await button('就这样设').click()
  await page.getByText('办好了，读给老人听').waitFor()
  const told = page.getByRole('status').getByText(/周二、周四中午，萝卜排骨套餐/)
  expect(await told.textContent()).toBe(
    '周二、周四中午，萝卜排骨套餐，到食堂吃，从卡里扣，最多付 16.50 元',
  )
  expect(await booked()).toEqual(['2026-12-01', '2026-12-03'])

  await button('改 周二、周四中午').click()
  await page.getByLabel('周五').check()
  await page.getByLabel('订到哪天').fill('2026-12-31')
  await page.getByLabel('已经订上的饭').selectOption('不动')
  await button('就这样改').click()
  await page
    .getByText(/订到12月31日星期四/)
    .first()
    .waitFor()
  await page.getByText('还有 2 顿订上的照旧').waitFor()
  expect(await booked()).toEqual(['2026-12-01', '2026-12-03', '2026-12-04'])

  await page.getByLabel('从哪天起停').fill('2026-12-03')
  await button('暂停').click()
  await page.getByText('退了 2 顿订上的饭').waitFor()
  expect(await booked()).toEqual(['2026-12-01'])
  await button(/^回来了，不停了/).click()
  await page.getByText('没有暂停').waitFor()
  await expect.poll(booked).toHaveLength(3)

  await button(/^停掉 周二/).click()
  await button('停掉，订上的也取消').click()
  await page.getByText('还没有长期订的饭').waitFor()
  expect(await booked()).toEqual([])

  // Both of them: whose meals, and who arranged it.
  const { rows } = await sql<{ action: string; actor: string; diner: number }>`
    select action, actor, (detail->>'dinerId')::int as diner from audit_entries
    where starts_with(action, 'standing_') order by seq`.execute(db)
  expect(rows).toEqual(
    [
      'standing_order.set',
      'standing_order.changed',
      'standing_hold.added',
      'standing_hold.ended',
      'standing_order.ended',
    ].map((action) => ({ action, actor: `account:${volunteer.accountId}`, diner: her.dinerId })),
  )
  expect(await findBrokenInvariants(db)).toEqual([])
})
