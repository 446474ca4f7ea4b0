import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { anOfficial } from '../support/builders/people.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('09:00')
const browser = await aBrowser(city.appUrl)
const { id: districtId } = await city.db
  .selectFrom('places')
  .select('id')
  .where('path', '=', '上海市/普陀区')
  .executeTakeFirstOrThrow()
const officer = await anOfficial(city.db, 'officer', districtId)
const paper = await readFile(inCheckout('db/schemes/02-shanghai-putuo.json'), 'utf8')
const { schemes } = JSON.parse(paper) as { schemes: Record<string, unknown>[] }

const room = (path = ''): Promise<Page> =>
  browser.open(`/office/schemes${path}`, { ...laptop, ...officer })
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const versions = async () =>
  (await city.as(officer).call('listSchemeVersions', { params: { canteenId: city.canteenId } }))
    .versions

/** Fields of one condition, of one rule: found as a reader of the screen finds them. */
const within = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true })

test('the dine-in subsidy of Putuo is entered field by field, and is what the file says', async () => {
  const page = await room('/new')
  const pick = (box: Locator, label: string) => box.selectOption({ label })
  await page.getByLabel('文件名称').fill('上海市普陀区甘泉路街道：长者助餐优惠与补贴')
  await page.getByLabel('名称', { exact: true }).fill('堂食补贴二')
  await page.getByLabel('名称（英文）').fill('Dine-in subsidy')
  await page.getByLabel('代码').fill('putuo-by-hand')
  await page.getByLabel('在哪里实行').fill('上海市/普陀区')
  await page.getByLabel('第一天').fill('2026-12-01')
  await page.getByLabel('第几个算').fill('20')
  await page.getByLabel('谁出', { exact: true }).fill('普陀区民政局')
  const rules = [
    { from: '60', to: null, dibao: true, least: '8', fen: '5' },
    { from: '60', to: '79', dibao: false, least: '15', fen: '2' },
    { from: '80', to: null, dibao: false, least: '15', fen: '3' },
  ]
  for (const [index, { from, to, dibao, least, fen }] of rules.entries()) {
    const number = index + 1
    if (index > 0) await page.getByRole('button', { name: '加一条规则' }).click()
    const rule = within(page, `规则 ${number}`)
    let conditions = 0
    const add = async (kind: string): Promise<Locator> => {
      await pick(rule.getByLabel(`加一个条件（${number}）`), kind)
      return within(page, `条件 ${number}.${(conditions += 1)} ${kind}`)
    }
    await (await add('户籍')).getByLabel('在哪里').fill('上海市')
    await (await add('用餐方式')).getByLabel('堂食').check()
    const age = await add('年龄')
    await age.getByLabel('满多少岁').fill(from)
    if (to !== null) {
      await pick(age.getByLabel('到哪里为止'), '到（包括这个数）')
      await age.getByLabel('到（岁）').fill(to)
    }
    if (dibao) await pick((await add('身份')).getByLabel('什么身份'), '低保')
    const spend = await add('最低消费')
    await spend.getByLabel('至少多少元').fill(least)
    await pick(spend.getByLabel('按哪个价算'), '打折、补贴以前')
    await pick(rule.getByLabel('补多少', { exact: true }), '每餐定额')
    await rule.getByLabel('每餐补多少元').fill(fen)
    await rule.getByRole('button', { name: /^就用上面/ }).click()
  }
  const limits = part(page, '上限')
  await limits.getByRole('button', { name: '加一条上限' }).click()
  await pick(limits.getByLabel('多长时间'), '每天')
  await limits.getByLabel('最多几次').fill('1')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/office\/schemes\/\d+$/)

  const said = (await versions()).find(({ entry }) => entry['code'] === 'putuo-by-hand')
  const wanted = schemes[1]?.['terms'] as { rules: { when: object; benefit: object }[] }
  const terms = said?.entry['terms'] as typeof wanted
  expect(terms.rules.map(({ when, benefit }) => ({ when, benefit }))).toEqual(
    wanted.rules.map(({ when, benefit }) => ({ when, benefit })),
  )
  const rest = { ...wanted, rules: [] }
  expect({ ...terms, rules: [] }).toMatchObject(rest)
  expect(said?.remarks).toEqual([])
})

test('a scheme in use is followed: the old version ends the day before, its money is seen', async () => {
  const page = await room()
  const inForce = part(page, '在用（2）')
  await inForce.getByRole('button', { name: /^经费 堂食补贴/ }).click()
  const budget = page.getByRole('dialog', { name: '「堂食补贴」的经费' })
  await budget.getByLabel('从哪天').fill('2026-11-01')
  await budget.getByLabel('到哪天').fill('2027-10-31')
  await budget.getByLabel('一共多少元').fill('1200000')
  await budget.getByRole('button', { name: '定下经费' }).click()
  await inForce.getByText('一共 1,200,000 元').waitFor()

  await inForce.getByRole('link', { name: /^另起一版 堂食补贴/ }).click()
  await page.waitForURL(/\/new\/\d+$/)
  expect(await page.getByLabel('代码').getAttribute('readonly')).not.toBeNull()
  await page.getByLabel('每餐补多少元').first().fill('6')
  await page.getByLabel('第一天').fill('2027-01-01')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/office\/schemes\/\d+$/)
  await page.getByRole('link', { name: '回到补贴办法' }).click()
  await page.getByRole('button', { name: /^启用 堂食补贴 .* 第 2 版/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('第 1 版还在用').waitFor()
  await dialog.getByRole('button', { name: '第 1 版停在 2026-12-31' }).click()
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByText('「堂食补贴」启用了，从 2027-01-01 开始。').waitFor()
  await part(page, '在用（2）').getByText('2025-12-22 到 2026-12-31').waitFor()
})

test('a file is pasted, one of its schemes is taken, and looked over like anything typed', async () => {
  const page = await room('/new')
  await page.getByRole('button', { name: '从文件粘贴' }).click()
  const dialog = page.getByRole('dialog', { name: '从文件粘贴' })
  const box = dialog.getByLabel('办法文件的内容（JSON）')
  await box.fill('不是 JSON')
  await dialog.getByRole('button', { name: '填进表里' }).click()
  await dialog.getByText('这不是办法文件').waitFor()
  await box.fill(paper.replace('"to": 79', '"to": 69'))
  await dialog.getByRole('button', { name: '填进表里' }).click()
  await dialog.getByRole('button', { name: '长者优惠（putuo-discount）' }).click()
  await page.getByText('70 到 79 岁哪一档都不在').first().waitFor()
  expect(await page.getByLabel('代码').inputValue()).toBe('putuo-discount')
})

test('a manager and an auditor read what is in force, and nothing more', async () => {
  const readers = [await city.worker('manager'), await anOfficial(city.db, 'auditor', districtId)]
  for (const reader of readers) {
    const page = await browser.open('/office/schemes', { ...laptop, ...reader })
    await page.getByRole('heading', { name: '堂食补贴' }).waitFor()
    expect(await page.getByRole('link', { name: '新写一个办法' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /停用/ }).count()).toBe(0)
  }
})
