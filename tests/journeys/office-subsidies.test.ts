import { setTimeout as pause } from 'node:timers/promises'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { anOfficial, type SignedIn } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:00')
// The city has lived through a November; the officer sits down in December.
await city.setNow('2026-12-05T09:00:00+08:00')
const browser = await aBrowser(city.appUrl)
const { id: districtId } = await city.db
  .selectFrom('places')
  .select('id')
  .where('path', '=', '上海市/普陀区')
  .executeTakeFirstOrThrow()
const officer = await anOfficial(city.db, 'officer', districtId)

const region = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true })

const addCondition = async (page: Page, kind: string): Promise<void> => {
  await page.getByLabel('加一个条件（1）').selectOption({ label: kind })
}

/** What the paper says, part by part, with one slip of the pen. */
const enterThePaper = async (page: Page): Promise<void> => {
  await page.getByLabel('文件名称').fill('普陀区民政局：高龄老人堂食加补（2026年11月）')
  await page.getByLabel('网址').fill('https://www.shpt.gov.cn/2026/gaoling.html')
  await page.getByLabel('原文怎么说').fill('八十周岁以上，居住在本区，每餐再补三元，每天一次。')
  await page.getByLabel('名称', { exact: true }).fill('高龄加补')
  await page.getByLabel('代码').fill('putuo-eighty')
  await page.getByLabel('在哪里实行').fill('上海市/普陀区')
  await page.getByLabel('第一天').fill('2027-01-01')
  await addCondition(page, '年龄')
  await page.getByLabel('满多少岁').fill('80')
  await addCondition(page, '居住地')
  await page.getByLabel('在哪里', { exact: true }).first().fill('上海市/普陀区')
  await page.getByLabel('补多少', { exact: true }).selectOption({ label: '每餐定额' })
  await page.getByLabel('每餐补多少元').fill('三块')
  await page.getByRole('button', { name: '加一条上限' }).last().click()
  await page.getByLabel('多长时间').selectOption({ label: '每天' })
  await page.getByLabel('最多几次').fill('1')
  await page.getByLabel('谁出', { exact: true }).fill('普陀区民政局')
  await page.getByLabel('第几个算').fill('30')
}

const opened = async (path: string, who: SignedIn): Promise<Page> => {
  const page = await browser.open(path, { ...laptop, ...who })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** November lived to its end by the clock that moves meals on by themselves, and closed by its manager. */
const november = async (page: Page): Promise<void> => {
  for (;;) {
    const left = await sql<{ left: number }>`
      select count(*) as left from servings where canteen_id = ${city.canteenId} and day < '2026-12-01'
        and state <> 'settled' and (state <> 'planned' or booked_portions > 0)`.execute(city.db)
    if (left.rows[0]?.left === 0) break
    // The server that is waited for has need of the same two cores.
    await pause(200)
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

test('an officer enters a scheme from its paper, tries it, and switches it on for next month', async () => {
  const page = await browser.open('/office/schemes', { ...laptop, ...officer })
  await page.getByRole('link', { name: '新写一个办法' }).click()
  await enterThePaper(page)
  await page.getByRole('button', { name: '保存草稿' }).click()

  const alert = page.getByRole('alert')
  await alert.getByText('规则 1 › 每餐定额 › 每餐补多少元：要填数字').click()
  const amount = page.getByLabel('每餐补多少元')
  expect(await amount.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await amount.getAttribute('aria-invalid')).toBe('true')
  await amount.fill('3')
  await page
    .getByRole('paragraph')
    .filter({ hasText: '满 80 岁，住在上海市普陀区：每餐补 3 元' })
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^就用上面绿底的那句话/ }).click()
  await alert.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/office\/schemes\/\d+$/)

  const trial = page.locator('form').nth(1)
  await trial.getByLabel('年龄').fill('82')
  await trial.getByRole('button', { name: '加一项身份' }).click()
  const third = trial.getByRole('group', { name: '身份 3' })
  await third.getByLabel('什么', { exact: true }).selectOption({ label: '失能' })
  await third.getByLabel('哪一级').selectOption({ label: '中度' })
  await trial.getByLabel('怎么算').selectOption({ label: '只算这一个办法' })
  await page.getByRole('button', { name: '算一算' }).click()
  await page.getByText('她会听到：「原价 15 元，高龄加补减 3 元，您付 12 元。」').waitFor()
  const line = page.getByRole('row', { name: /普陀区民政局/ })
  await line.getByText('3.00').waitFor()

  await page.getByRole('button', { name: '重新算一遍' }).click()
  await page.getByText('2026年11月，谁出多少').waitFor()
  const paid = page.getByRole('row', { name: /^普陀区民政局/ }).last()
  expect(await paid.textContent()).toMatch(/\+\d/)

  await page.getByRole('link', { name: '回到补贴办法' }).click()
  await region(page, '草稿（1）')
    .getByRole('button', { name: /^启用 高龄加补/ })
    .click()
  const dialog = page.getByRole('dialog', { name: '启用「高龄加补」？' })
  await dialog.getByText('从 2027-01-01 开始实行。').waitFor()
  await dialog.getByText('钱由谁出：普陀区民政局全出。').waitFor()
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByText('「高龄加补」启用了，从 2027-01-01 开始。').waitFor()
  await region(page, '启用了，还没开始（1）').getByRole('heading', { name: '高龄加补' }).waitFor()
})

test('a month is closed and claimed; another looks at what is odd, approves, and takes the table away', async () => {
  const page = await opened('/office/claims', await city.worker('manager'))
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

  const checking = await opened(new URL(page.url()).pathname, officer)
  await checking.getByText('还有 1 条提醒没有答复，答复完才能审定。').waitFor()
  expect(await checking.getByRole('button', { name: '审定' }).isDisabled()).toBe(true)
  const odd = checking.getByRole('region', { name: '去世以后还有领餐' })
  await odd.getByText(/^档案记着11月10日去世/).waitFor()
  await odd.getByRole('button', { name: /^看是哪几份/ }).click()
  await odd.getByRole('table').getByRole('row').nth(1).waitFor()
  await odd.getByRole('button', { name: /^答复/ }).click()
  const answer = checking.getByRole('dialog', { name: '这条提醒怎么看？' })
  await answer.getByRole('button', { name: '记下' }).click()
  await answer.getByRole('alert').getByText('请填「怎么办」').waitFor()
  await answer.getByLabel(/^这些饭不付/).check()
  await answer.getByLabel('为什么').fill('家属确认已去世')
  await answer.getByRole('button', { name: '记下' }).click()
  await odd.getByText('不付（测试officer）').waitFor()

  await checking.getByRole('button', { name: '审定' }).click()
  const approve = checking.getByRole('dialog', { name: /^审定 普陀区民政局/ })
  await approve.getByRole('button', { name: '审定' }).click()
  await checking.getByText('已审定').first().waitFor()

  const download = checking.waitForEvent('download')
  await checking.getByRole('button', { name: '导出表格' }).click()
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

test('before its first day the scheme is taken back', async () => {
  const page = await opened('/office/schemes', officer)
  await page.getByRole('button', { name: /^收回 高龄加补/ }).click()
  const back = page.getByRole('dialog', { name: '收回「高龄加补」？' })
  await back.getByRole('button', { name: '收回' }).click()
  await page.getByText('「高龄加补」收回了，不会开始。').waitFor()
  const toCome = page.getByRole('region', { name: /^启用了，还没开始/ })
  // The list is asked for anew once the answer is there.
  await expect.poll(() => toCome.count()).toBe(0)
})
