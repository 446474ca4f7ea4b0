import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { television } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const cook = await city.worker('kitchen')
const tablet = { width: 1024, height: 768 } as const

const board = () => city.as(cook).call('getBoard', { params: { canteenId: city.canteenId } })
const upcoming = (await board()).servings.find(({ state }) => state === 'open')?.when.servingId ?? 0
const plan = () => city.as(cook).call('getKitchenPlan', { params: { servingId: upcoming } })

const open = (path: string): Promise<Page> => browser.open(path, { ...tablet, ...cook })
const dishOn = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('from the board one press leads to the plan, and one more takes a suggestion', async () => {
  const page = await browser.open('/board', { ...television, ...cook })
  const hands = handsOn(page)
  await page.getByRole('button', { name: '明天午饭' }).click()
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  await hands.tap(page.getByRole('link', { name: '做多少' }))
  const { board: shown, dishes } = await plan()
  const name = shown.tiles[0]?.name.zh ?? ''
  const suggested = dishes[0]?.suggested ?? 0
  await hands.tap(page.getByRole('button', { name: `照建议，做 ${suggested} 份，${name}` }))
  await dishOn(page, name).getByText(`定了做 ${suggested} 份`).waitFor()
  await dishOn(page, name).getByText('林小梅 10:30 定的').waitFor()
  expect(hands.taps).toBe(2)
  expect((await plan()).dishes[0]?.decided).toMatchObject({ portions: suggested, reason: '' })
  const wall = await browser.open(`/board`, { ...television, ...cook })
  await wall.getByRole('button', { name: '明天午饭' }).click()
  await wall.getByText(`做 ${suggested} · 订 ${shown.tiles[0]?.portions}`).first().waitFor()
})

test('fewer than are booked waits for a reason; deciding again undoes it', async () => {
  const page = await open(`/board/plan/${upcoming}`)
  const { board: shown, dishes } = await plan()
  const tile = shown.tiles[1]
  const name = tile?.name.zh ?? ''
  const booked = tile?.portions ?? 0
  const dish = dishOn(page, name)
  await dish.getByRole('textbox', { name: `${name}，做几份` }).fill(String(booked - 1))
  const make = page.getByRole('button', { name: `就做 ${booked - 1} 份，${name}` })
  await dish.getByText('比订的少 1 份，为什么？').waitFor()
  expect(await make.isDisabled()).toBe(true)
  await dish.getByRole('button', { name: `有人住院，不来了，${name}` }).click()
  await make.click()
  await dish.getByText('原因：有人住院，不来了').waitFor()
  await dish.getByText('比订的少 1 份', { exact: true }).waitFor()
  const suggested = dishes[1]?.suggested ?? 0
  await dish.getByRole('textbox', { name: `${name}，做几份` }).fill(String(suggested))
  await page.getByRole('button', { name: `照建议，做 ${suggested} 份，${name}` }).click()
  await dish.getByText(`定了做 ${suggested} 份`).waitFor()
  const { count } = await city.db
    .selectFrom('cook_plans')
    .where('offering_id', '=', tile?.offeringId ?? 0)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count), 'both are kept').toBe(2)
})

test('a pot is marked with one press and taken back with one; the board counts down with it', async () => {
  const tomorrows = await open(`/board/ready/${upcoming}`)
  await tomorrows.getByText('不是今天的饭，当天做好了再来按。').waitFor()
  expect(await tomorrows.getByRole('button', { name: /^好了/ }).count()).toBe(0)
  const shown = await board()
  const page = await open(`/board/ready/${shown.serving?.when.servingId}`)
  const tile = shown.tiles.find((one) => (one.toCook ?? one.portions) > 10)
  const name = tile?.name.zh ?? ''
  const all = tile?.toCook ?? tile?.portions ?? 0
  const dish = dishOn(page, name)
  const hands = handsOn(page)
  const wall = await browser.open('/board', { ...television, ...cook })
  await wall.getByRole('heading', { level: 1, name: '今天午饭' }).waitFor()
  await hands.tap(page.getByRole('button', { name: `好了 10 份，${name}` }))
  await dish.getByText(`还要做 ${all - 10} 份`).waitFor()
  expect(hands.taps).toBe(1)
  await wall
    .getByText(`还要做 ${all - 10}`)
    .first()
    .waitFor()
  await hands.tap(page.getByRole('button', { name: `退回刚才的 10 份，${name}` }))
  await dish.getByText(`还要做 ${all} 份`).waitFor()
  expect(hands.taps).toBe(2)
  await expect.poll(() => wall.getByText(`还要做 ${all - 10}`).count()).toBe(0)
})

test('what was cooked and left is noted after cut-off in two presses and a figure', async () => {
  const page = await open(`/board/cooked/${upcoming}`)
  await page.getByText('还没截止').waitFor()
  await sql`update servings set state = 'closed', closed_at = app_now() where id = ${upcoming}`.execute(
    city.db,
  )
  await page.reload()
  await page.getByText('记下来，下一次的建议会更准。').waitFor()
  const tile = (await plan()).board.tiles[0]
  const name = tile?.name.zh ?? ''
  const cooked = tile?.toCook ?? 0
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: `剩下多一份，${name}` }))
  await hands.tap(page.getByRole('button', { name: `记下：出锅 ${cooked} 份，剩 1 份，${name}` }))
  await dishOn(page, name).getByText(`记好了：出锅 ${cooked} 份，剩 1 份`).waitFor()
  expect(hands.taps).toBe(2)
  expect((await plan()).dishes[0]?.counted).toMatchObject({ cooked, leftOver: 1 })
})
