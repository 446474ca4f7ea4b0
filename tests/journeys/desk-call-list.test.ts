import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { sessionsFor } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const { canteenId } = city
const people = await sessionsFor(city.db, [
  { name: '林小梅', role: 'volunteer', canteenId },
  { name: '胡佩芬', role: 'volunteer', canteenId },
])

const atDesk = async (which: 0 | 1, address = '/desk'): Promise<Page> =>
  browser.open(address, { ...laptop, cookies: people[which]?.cookies ?? {} })
const listOf = (page: Page) => page.getByRole('region', { name: '平时吃、还没订' })
const firstName = async (page: Page): Promise<string> => {
  const row = listOf(page).getByRole('listitem').first()
  await row.waitFor()
  return /^\S+?(?=\d|\s|昨|星|还|没)/.exec((await row.textContent()) ?? '')?.[0] ?? ''
}
const tries = async () =>
  (
    await sql<{
      outcome: string
      by: string
    }>`select outcome, tried_by_name as by from call_tries order by id`.execute(city.db)
  ).rows

test('whom one has opened to ring up, another sees taken, within seconds', async () => {
  const [lin, hu] = [await atDesk(0), await atDesk(1)]
  const name = await firstName(lin)
  await listOf(hu).getByRole('button', { name }).waitFor()
  await listOf(lin).getByRole('button', { name }).click()
  await lin.getByRole('heading', { level: 2, name }).waitFor()
  const theirs = listOf(hu).getByRole('button', { name: `${name} 林小梅正在打` })
  await theirs.waitFor()
  expect(await theirs.isDisabled()).toBe(true)
  expect(
    await listOf(hu)
      .getByRole('link', { name: new RegExp(`打电话给 ${name}`) })
      .count(),
  ).toBe(0)

  // Nobody picks up: two keys, and she is free for the next try.
  const hands = handsOn(lin)
  await hands.press('4')
  await lin.getByText('记下来，过一会儿再打').waitFor()
  await hands.press('Enter')
  await lin.getByRole('combobox').and(lin.locator(':focus')).waitFor()
  expect(hands.presses).toBe(2)
  await listOf(hu)
    .getByRole('button', { name: new RegExp(`^${name} 没人接`) })
    .waitFor()
  expect(await tries()).toEqual([{ outcome: 'no_answer', by: '林小梅' }])
  await Promise.all([lin.close(), hu.close()])
})

test('closed again without a word she is anybody’s, and nothing was tried', async () => {
  const lin = await atDesk(0)
  const name = await firstName(lin)
  await listOf(lin).getByRole('button', { name }).click()
  await lin.getByRole('heading', { level: 2, name }).waitFor()
  const held = () => sql`select 1 from call_claims where until > app_now()`.execute(city.db)
  expect((await held()).rows).toHaveLength(1)
  await lin.keyboard.press('Escape')
  await expect.poll(async () => (await held()).rows.length).toBe(0)
  expect(await tries()).toHaveLength(1)
  await lin.close()
})

test('pressed at the same moment by two, one is told who has her', async () => {
  const [lin, hu] = [await atDesk(0), await atDesk(1)]
  const name = await firstName(lin)
  const [one, other] = [lin, hu].map((page) => listOf(page).getByRole('button', { name }))
  await other?.waitFor()
  // A list that came anew between the two presses would say whose she is already.
  const pressed = Promise.withResolvers<void>()
  for (const page of [lin, hu]) {
    await page.route(/\/call-backs(\?|$)/, async (route) => {
      await pressed.promise
      await route.continue().catch(() => undefined)
    })
  }
  await Promise.all([one?.click(), other?.click()])
  pressed.resolve()
  const news = (page: Page) =>
    Promise.race([
      page
        .getByRole('heading', { level: 2, name })
        .waitFor()
        .then(() => 'hers'),
      page
        .getByText('正在给这位打电话')
        .waitFor()
        .then(() => 'taken'),
    ])
  expect([await news(lin), await news(hu)].toSorted()).toEqual(['hers', 'taken'])
  browser.forgive()
  await Promise.all([lin.close(), hu.close()])
})

test('the whole list says what was tried, for each coming meal, and is one sheet of paper', async () => {
  const page = await atDesk(0, '/desk/call-list')
  await page.getByRole('heading', { name: /明天午饭，平时吃、还没订/ }).waitFor()
  await page
    .getByText(/没人接，/)
    .first()
    .waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.getByText('记一笔').isVisible()).toBe(true)
  const paper = await page
    .locator('caption')
    .evaluate((caption) => Number.parseFloat(getComputedStyle(caption).fontSize))
  expect(paper).toBeGreaterThan(14)
  await page.emulateMedia({ media: 'screen' })

  const meals = page.getByRole('group', { name: '问哪一顿' }).getByRole('button')
  expect(await meals.count()).toBeGreaterThan(1)
  await page
    .getByRole('button', { name: /^打给 / })
    .last()
    .click()
  await page.getByRole('button', { name: '没人接', exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.has('serving')).toBe(true)
})

test('at cut-off it ends: the meal is on no list any more', async () => {
  const before = await atDesk(1, '/desk/call-list')
  await before.getByRole('button', { name: '明天午饭' }).waitFor()
  await city.setNow('2026-11-23T10:45:00+08:00')
  const page = await atDesk(1, '/desk/call-list')
  await page.getByRole('heading', { name: /明天午饭，平时吃/ }).waitFor()
  expect(await page.getByText('今天午饭').count()).toBe(0)
})
