import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { anOfficial } from '../support/builders/people.ts'
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

  await page.getByRole('button', { name: /^收回 高龄加补/ }).click()
  const back = page.getByRole('dialog', { name: '收回「高龄加补」？' })
  await back.getByRole('button', { name: '收回' }).click()
  await page.getByText('「高龄加补」收回了，不会开始。').waitFor()
})
