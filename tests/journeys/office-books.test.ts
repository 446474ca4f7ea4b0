import { setTimeout as pause } from 'node:timers/promises'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { sessionsFor, type SignedIn } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:00')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')

const inTheBooks = async (path: string, who: SignedIn): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...who })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const anAuditor = async (): Promise<SignedIn> => {
  const { place } = await city.db
    .selectFrom('canteens')
    .select('community_id as place')
    .where('id', '=', city.canteenId)
    .executeTakeFirstOrThrow()
  const [auditor] = await sessionsFor(city.db, [
    { name: '沈审计', role: 'auditor', placeId: place },
  ])
  if (auditor === undefined) throw new Error('a session for the auditor')
  return auditor
}

/** The month lived to its end by the clock that moves meals on by themselves. */
const livedToTheEnd = async (): Promise<void> => {
  await city.setNow('2026-12-01T09:00:00+08:00')
  for (;;) {
    const left = await sql<{ left: number }>`
      select count(*) as left from servings where canteen_id = ${city.canteenId} and day < '2026-12-01'
        and state <> 'settled' and (state <> 'planned' or booked_portions > 0)`.execute(city.db)
    if (left.rows[0]?.left === 0) return
    // The server that is waited for has need of the same two cores.
    await pause(200)
  }
}

test('an auditor finds a transaction, sees both its sides and takes a table away', async () => {
  const page = await inTheBooks('/office/books/ledger', await anAuditor())
  await page.locator('#main').getByRole('button').first().click()
  await page.getByRole('link', { name: '账', exact: true }).waitFor()
  await page.getByLabel('什么事').selectOption({ label: '领餐' })
  await page.getByLabel('从哪天').fill('2026-11-20')
  await page.getByLabel('到哪天').fill('2026-11-20')
  await page.getByRole('button', { name: '查找' }).click()
  const rows = page.getByRole('table').first().getByRole('row').filter({ hasText: '11月20日' })
  await rows.first().waitFor()
  // Until the answer is there, the table still shows what was asked before.
  const allOfTheKind = async () =>
    (await rows.allTextContents()).every((row) => /领餐.\*.?/.test(row))
  await expect.poll(allOfTheKind).toBe(true)
  await rows.first().getByRole('button', { name: /^明细/ }).click()
  const side = page.getByRole('region', { name: /^流水号/ })
  await side.getByRole('row', { name: /^合计/ }).waitFor()
  const sums = await side.getByRole('row', { name: /^合计/ }).getByRole('cell').allTextContents()
  expect(sums).toHaveLength(2)
  expect(sums[0]).toBe(sums[1])

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^nuancan-ledger-1-\d+\.csv$/)
  const text = await readFile((await file.path()) ?? '', 'utf8')
  expect(text.startsWith('\uFEFF流水号,')).toBe(true)
  expect(
    text
      .split('\r\n')
      .slice(1, -1)
      .every((line) => line.includes('2026-11-20')),
  ).toBe(true)
  await page.getByText('导出好了').waitFor()
})

test('nothing found is said in words', async () => {
  const page = await inTheBooks('/office/books/ledger', manager)
  await page.getByLabel('备注里有').fill('没有这样的备注')
  await page.keyboard.press('Enter')
  await page.getByText('没有找到').waitFor()
  await page.getByLabel('金额最少').fill('很多')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('「金额最少（元）」要填金额').waitFor()
  expect(await page.getByLabel('金额最少').getAttribute('aria-invalid')).toBe('true')
})

test('a manager closes the month: what stands in the way, the figures, once and for good', async () => {
  const page = await inTheBooks('/office/books', manager)
  await page.getByRole('link', { name: '一个月', exact: true }).click()
  await page.getByText('这个月还没过完').waitFor()
  expect(await page.getByRole('button', { name: '结这个月的账' }).count()).toBe(0)

  await livedToTheEnd()
  await page.goto('/office/books/month/2026-11')
  await page.getByText('都办完了，可以结。').waitFor()
  await page.getByRole('button', { name: '结这个月的账' }).click()
  const dialog = page.getByRole('dialog', { name: '结2026年11月的账？' })
  await dialog.getByText(/^\d+ 份饭，原价 [\d.]+ 元。$/).waitFor()
  await dialog.getByRole('button', { name: '结这个月的账' }).click()
  await page.getByText('2026年11月的账结好了').waitFor()
  await page.getByText(/^林小梅，12月1日 09:00$/).waitFor()

  await page.goto('/office/audit')
  await page.getByRole('row', { name: /月结/ }).first().waitFor()
})
