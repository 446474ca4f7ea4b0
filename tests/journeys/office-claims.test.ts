import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { sessionsFor, type SignedIn } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:00')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')

const anOfficer = async (): Promise<SignedIn> => {
  const { place } = await city.db
    .selectFrom('canteens')
    .select('community_id as place')
    .where('id', '=', city.canteenId)
    .executeTakeFirstOrThrow()
  const [officer] = await sessionsFor(city.db, [{ name: '何敏', role: 'officer', placeId: place }])
  if (officer === undefined) throw new Error('a session for the officer')
  return officer
}

const opened = async (path: string, who: SignedIn): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...who })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** The month lived to its end by the clock that moves meals on by themselves, and closed by its manager. */
const november = async (page: Page): Promise<void> => {
  await city.setNow('2026-12-01T09:00:00+08:00')
  for (;;) {
    const left = await sql<{ left: number }>`
      select count(*) as left from servings where canteen_id = ${city.canteenId} and day < '2026-12-01'
        and state <> 'settled' and (state <> 'planned' or booked_portions > 0)`.execute(city.db)
    if (left.rows[0]?.left === 0) break
  }
  await page.goto('/office/books/month/2026-11')
  await page.getByRole('button', { name: '结这个月的账' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结这个月的账' }).click()
  await page.getByText('2026年11月的账结好了').waitFor()
}

/** Somebody who ate in November, and whose death is told only after the month was closed. */
const aDeathToldLate = async (): Promise<void> => {
  await sql`
    update diners set died_on = '2026-11-10' where id = (
      select b.diner_id from claim_rows r join bookings b on b.id = r.booking_id where r.day > '2026-11-12' order by r.row_no limit 1)`.execute(
    city.db,
  )
}

test('a month is closed and claimed; another looks at what is odd, approves, and takes the table away', async () => {
  const page = await opened('/office/claims', manager)
  await page.getByText('还没有申领单').waitFor()
  await november(page)

  await page.goto('/office/claims')
  await page.getByText('2026年11月的账结好了，可以申领').waitFor()
  await page.getByRole('button', { name: '整理申领单' }).click()
  await page.getByRole('link', { name: /^打开 普陀区民政局/ }).click()
  await page.getByText('查过了，没有不对劲的地方').waitFor()
  await page.getByRole('heading', { name: '全部明细' }).waitFor()
  await aDeathToldLate()
  await page.getByRole('button', { name: '提交给街道审核' }).click()
  const handIn = page.getByRole('dialog', { name: /^提交 普陀区民政局/ })
  await handIn.getByLabel('想说明的话（可以不写）').fill('这个月没有停餐。')
  await handIn.getByRole('button', { name: '提交' }).click()
  await page.getByText('已经交上去，等街道审核。').waitFor()
  expect(await page.getByRole('button', { name: '审定' }).count()).toBe(0)

  const officer = await opened(new URL(page.url()).pathname, await anOfficer())
  await officer.getByText('还有 1 条提醒没有答复，答复完才能审定。').waitFor()
  expect(await officer.getByRole('button', { name: '审定' }).isDisabled()).toBe(true)
  const odd = officer.getByRole('region', { name: '去世以后还有领餐' })
  await odd.getByText(/^档案记着11月10日去世/).waitFor()
  await odd.getByRole('button', { name: /^看是哪几份/ }).click()
  await odd.getByRole('table').getByRole('row').nth(1).waitFor()
  await odd.getByRole('button', { name: /^答复/ }).click()
  const answer = officer.getByRole('dialog', { name: '这条提醒怎么看？' })
  await answer.getByRole('button', { name: '记下' }).click()
  await answer.getByRole('alert').getByText('请填「怎么办」').waitFor()
  await answer.getByLabel(/^这些饭不付/).check()
  await answer.getByLabel('为什么').fill('家属确认已去世')
  await answer.getByRole('button', { name: '记下' }).click()
  await odd.getByText('不付（何敏）').waitFor()

  await officer.getByRole('button', { name: '审定' }).click()
  const approve = officer.getByRole('dialog', { name: /^审定 普陀区民政局/ })
  await approve.getByRole('button', { name: '审定' }).click()
  await officer.getByText('已审定').first().waitFor()

  const download = officer.waitForEvent('download')
  await officer.getByRole('button', { name: '导出表格' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^nuancan-claim-2026-11-\d+\.csv$/)
  const lines = (await readFile((await file.path()) ?? '', 'utf8')).split('\r\n')
  const cells = lines.map((line) => line.split(','))
  const sumOf = (column: number): number =>
    cells
      .filter(([first]) => /^\d+$/.test(first ?? ''))
      .reduce((sum, row) => sum + Math.round(Number(row[column] ?? 0) * 100), 0)
  const total = cells.find(([first]) => first === '合计') ?? []
  const payable = cells.find(([first]) => first === '应付') ?? []
  const fenOf = (text: string | undefined): number => Math.round(Number(text) * 100)
  expect(sumOf(16)).toBeGreaterThan(0)
  expect(fenOf(total[16])).toBe(sumOf(16))
  expect(fenOf(total[18])).toBe(sumOf(18))
  expect(sumOf(18)).toBeGreaterThan(0)
  const { rows } = await sql<{ approved: number }>`
    select approved_fen as approved from claims`.execute(city.db)
  expect(rows.map(({ approved }) => approved)).toEqual([fenOf(payable[16])])
  expect(fenOf(payable[16])).toBe(sumOf(16) - sumOf(17) - sumOf(18))

  await page.reload()
  await page.getByText('已审定').first().waitFor()
  expect(await page.getByRole('button', { name: '提交给街道审核' }).count()).toBe(0)
  expect(await findBrokenInvariants(city.db)).toEqual([])
})
