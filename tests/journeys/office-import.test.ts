import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'
import { anIdNumber, csvOf, gb18030, xlsxOf, type TableRow } from '../support/table.ts'

const city = await aCity('13:30')
const browser = await aBrowser(city.appUrl)
const manager = await city.worker('manager')

const theRoom = async (visitor: object = laptop): Promise<Page> => {
  const page = await browser.open('/office/residents', { ...visitor, ...manager })
  await page.getByRole('link', { name: '从表格导入' }).click()
  await page.getByRole('heading', { level: 1, name: '从表格导入' }).waitFor()
  return page
}
const choose = (page: Page, name: string, base64: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(base64, 'base64') })

const aWoman = (姓名: string, born: string, order: number, more: TableRow = {}): TableRow => ({
  姓名,
  性别: '女',
  出生日期: born,
  身份证号: anIdNumber(born, order),
  小区: '幸福里',
  楼栋: '3栋',
  门牌: String(order),
  ...more,
})

test('a list from the street: looked at, put right, decided on, taken over', async () => {
  const page = await theRoom()
  const before = await city.dinerId('尉迟秀兰')
  expect(before).toBe(0)
  const fact = { 身份: '失能', 等级: '重度', 从哪天起: '2026-01-01', 依据: '评估表 318 号' }
  const rows = [
    aWoman('尉迟秀兰', '1941-03-08', 302, fact),
    aWoman('司马玉珍', '1938-11-20', 304, { 身份证号: '110105194912310021' }),
    { 姓名: '陈桂英', 电话: '13900000999', 身份: '低保', 从哪天起: '2026-12-01' },
  ]
  await choose(page, '名单.csv', gb18030(csvOf(rows)))
  const list = page.getByRole('list', { name: '每一位会怎样' })
  await list.getByText('加上失能 重度，从 2026-01-01 起').waitFor()
  await list.getByText('第 3 行：身份证号不对').waitFor()
  const press = page.getByRole('button', { name: /^导入/ })
  expect(await press.isDisabled()).toBe(true)
  await page.getByText('还有 1 位要您选').waitFor()

  await page.getByRole('button', { name: '有错 1' }).click()
  expect(await list.getByRole('listitem').filter({ hasText: '司马玉珍' }).count()).toBe(1)
  expect(await list.getByText('尉迟秀兰').count()).toBe(0)

  // The list is put right in Excel and chosen again, this time as it saves it.
  rows[1] = aWoman('司马玉珍', '1938-11-20', 304)
  await choose(page, '名单.xlsx', await xlsxOf(rows))
  await page.getByText('文件：名单.xlsx').waitFor()
  await page.getByLabel('登记里有同名的。陈桂英是哪一位？').selectOption({ index: 1 })
  await list.getByText('13900000999').waitFor()
  await list.getByText('加上低保，从 2026-12-01 起').waitFor()
  const hands = handsOn(page)
  await hands.tap(page.getByRole('button', { name: '导入 3 位' }))
  await page.getByRole('status').getByText('新登记 2 位，改了 1 位；加上身份 2 项').waitFor()
  expect(hands.taps).toBe(1)

  const dinerId = await city.dinerId('尉迟秀兰')
  await page.goto(`/office/residents/${dinerId}/facts`)
  await page.getByRole('row', { name: /失能 重度.*2026-01-01.*评估表 318 号/ }).waitFor()
  await page.goto('/office/residents')
  await page.getByRole('combobox').fill('ycxl')
  await page.getByRole('option', { name: /尉迟秀兰/ }).waitFor()
})

test('what changed in between is refused, and looking again is one press', async () => {
  const page = await theRoom(phone)
  const rows = [aWoman('东方月华', '1945-05-05', 402)]
  await choose(page, '名单.csv', Buffer.from(csvOf(rows)).toString('base64'))
  await page.getByRole('button', { name: '导入 1 位' }).waitFor()
  const other = city.as(manager)
  await other.call('registerDiner', {
    params: { canteenId: city.canteenId },
    body: {
      name: '东方月华',
      gender: 'female',
      birthDate: '1945-05-05',
      idNumber: String(rows[0]?.['身份证号']),
      communityId:
        (await other.call('listBuildings', { params: { canteenId: city.canteenId } }))
          .communities[0]?.placeId ?? 0,
    },
  })
  await page.getByRole('button', { name: '导入 1 位' }).click()
  await page.getByRole('alert').getByText('看过以后登记又变了').waitFor()
  await page.getByRole('button', { name: '再看一遍' }).click()
  await page.getByRole('list', { name: '每一位会怎样' }).getByText('要改').waitFor()
  await page.getByRole('button', { name: '导入 1 位' }).click()
  await page.getByRole('status').getByText('新登记 0 位，改了 1 位').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the empty table comes as a file, and what is no table says what to do', async () => {
  const page = await theRoom()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载空白表格' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('nuancan-residents.xlsx')
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  await choose(page, '模板.xlsx', bytes.toString('base64'))
  await page.getByRole('alert').getByText('表里没有人').waitFor()
  await choose(page, '大.csv', Buffer.alloc(2_100_000, 'x').toString('base64'))
  await page.getByRole('alert').getByText('文件太大了，最多 2 MB').waitFor()
})
