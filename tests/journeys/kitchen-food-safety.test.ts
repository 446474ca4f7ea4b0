import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { aDevice } from '../support/builders/people.ts'
import { aDatabase } from '../support/database.ts'
import { anEvidenceKitchen, lunchDay } from '../support/evidence-kitchen.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db, setNow } = database
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)
const tablet = { width: 1024, height: 768 } as const

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Taps are counted: a cook has one hand free. */
const tapping = (page: Page) => {
  let taps = 0
  return {
    tap: async (...names: string[]) => {
      for (const name of names) {
        taps += 1
        await button(page, name).click()
      }
    },
    taken: () => {
      const before = taps
      taps = 0
      return before
    },
  }
}

test('a lunch with all its evidence: one tap a sample, one a cook, four a temperature; then it can be finished', async () => {
  const kitchen = await anEvidenceKitchen(database, app.url)
  const page = await browser.open('/board', { ...kitchen.cook, ...tablet })
  await page.getByRole('link', { name: '食品安全' }).click()
  await page.getByText('留样还差 2 样，温度还差 4 次，晨检还差 1 人').waitFor()
  const { tap, taken } = tapping(page)

  await page.getByRole('link', { name: /^晨检/ }).click()
  await tap('正常，上班 测试kitchen')
  await page.getByText('上班 · 0 正常').waitFor()
  expect(taken()).toBe(1)

  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('link', { name: /^留样/ }).click()
  await tap('留好 125 克 红烧狮子头')
  await button(page, '改 红烧狮子头').waitFor()
  expect(taken()).toBe(1)
  await tap('留好 125 克 清蒸鲈鱼')
  await button(page, '改 清蒸鲈鱼').waitFor()

  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('link', { name: /^量温度/ }).click()
  taken()
  for (const dish of ['红烧狮子头', '清蒸鲈鱼']) {
    await tap(`量出锅 ${dish}`, '8', '5', '记下')
    await page.getByRole('listitem').filter({ hasText: dish }).getByText('出锅 85 ℃').waitFor()
    expect(taken()).toBe(4)
  }
  await tap('量保温 红烧狮子头', '6', '4', '记下')
  await page.getByText('保温 64 ℃').waitFor()

  // Too cold is not noted without what was done, and does not let the meal be finished.
  await tap('量保温 清蒸鲈鱼', '5', '4')
  await page.getByText('54 ℃ 不够，要到 60 ℃').waitFor()
  expect(await button(page, '记下').count()).toBe(0)
  await tap('回锅加热了')
  await page.getByText('保温 54 ℃ · 不够热').waitFor()
  await setNow(`${lunchDay}T12:31:00+08:00`)
  expect(await kitchen.manager.outcome('markServed', { params: kitchen.params })).toBe(
    'evidence_missing',
  )
  await tap('量保温 清蒸鲈鱼', '7', '2', '记下')
  await page.getByText('保温 72 ℃').waitFor()
  await page.getByRole('link', { name: '返回' }).click()
  await page.getByText('午饭 都齐了').waitFor()
  expect(await kitchen.manager.outcome('markServed', { params: kitchen.params })).toBe('accepted')

  await page.getByRole('link', { name: '当天的记录表' }).click()
  await page.getByText('当天的记录齐全').waitFor()
  expect(await page.getByText('缺', { exact: true }).count()).toBe(0)
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('on the tablet alone she says who she is, and throws a sample away when its 48 hours are over', async () => {
  const kitchen = await anEvidenceKitchen(database, app.url)
  const page = await browser.open('/board/safety/samples', {
    ...(await aDevice(db, 'kitchen_tablet', kitchen.canteen)),
    ...tablet,
  })
  const { tap, taken } = tapping(page)
  expect(await button(page, '留好 125 克 红烧狮子头').isDisabled()).toBe(true)
  await tap('测试kitchen', '留好 125 克 红烧狮子头')
  await button(page, '改 红烧狮子头').waitFor()
  expect(taken()).toBe(2)
  await tap('改 红烧狮子头', '清掉', '9', '0')
  expect(await button(page, '记下').isDisabled()).toBe(true)
  await tap('清掉', '1', '5', '0')
  await page.getByLabel('放在哪里').fill('小冰箱')
  await tap('记下')
  await page.getByText('150 克，小冰箱').first().waitFor()
  expect(await page.getByRole('button', { name: /^倒掉了/ }).count()).toBe(0)

  await setNow('2026-11-25T10:00:00+08:00')
  await page.reload()
  await tap('测试kitchen', '倒掉了 11月23日星期一午饭 红烧狮子头')
  await page.getByText('冰箱里没有留样').waitFor()
  const { servings } = await kitchen.look(lunchDay)
  expect(servings[0]?.dishes[0]?.sample).toMatchObject({
    grams: 150,
    byName: '测试kitchen',
    disposed: { byName: '测试kitchen' },
  })
})

test('goods past their date are refused in words; a supplier of before is one tap', async () => {
  const kitchen = await anEvidenceKitchen(database, app.url)
  await kitchen.noting.goods()
  const page = await browser.open('/board/safety/goods', { ...kitchen.cook, ...tablet })
  const { tap } = tapping(page)
  await tap('江杨农产品市场')
  await page.getByLabel('什么货').fill('带鱼')
  await page.getByLabel('多少').fill('8.5')
  await page.getByLabel('到期日期').fill('2026-11-22')
  await tap('进货单', '收下')
  await page.getByText('已经过期了，不能收').waitFor()
  await page.getByLabel('到期日期').fill('2026-12-22')
  await tap('收下')
  await page.getByText('带鱼 8.5 公斤').waitFor()
  const { goods } = await kitchen.look()
  expect(goods.at(-1)).toMatchObject({
    item: '带鱼',
    quantity: 8.5,
    supplierContact: '江杨北路 98 号 021-56000000',
    papers: ['invoice'],
  })
})

test('the office reads what is missing, before the meal is over by hand and for good after the clock moved it', async () => {
  const kitchen = await anEvidenceKitchen(database, app.url)
  await setNow(`${lunchDay}T12:31:00+08:00`)
  const page = await browser.open('/office/today', {
    cookies: kitchen.manager.cookies,
    width: 1280,
    height: 800,
  })
  await page.getByText('食品安全缺记录：留样还差 2 样').waitFor()
  expect(await page.getByRole('button', { name: /^开过饭了/ }).isDisabled()).toBe(true)
  await db
    .updateTable('servings')
    .set({ state: 'served' })
    .where('id', '=', kitchen.params.servingId)
    .execute()
  await page.reload()
  await page.getByText('1 顿饭的食品安全记录不全').waitFor()
  await page.getByRole('link', { name: '今天午饭', exact: true }).click()
  await page.getByRole('heading', { name: /食品安全记录表/ }).waitFor()
  expect(await page.getByText('缺', { exact: true }).count()).toBe(7)
  const { servings } = await apiOf(app.url)(kitchen.cook).call('listMissingEvidence', kitchen.here)
  expect(servings).toHaveLength(1)
})
