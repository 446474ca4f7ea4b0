import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { axeMisses } from '../support/gates/axe.ts'
import { settled } from '../support/gates/examine.ts'
import { figures } from '../support/gates/figures.ts'
import { aStage } from '../support/gates/stage.ts'

const stage = await aStage()
const browser = await aBrowser(stage.url)

const opened = [
  ['dishes', '加一个菜'],
  ['staff', '加一位'],
  ['devices', '加一台设备'],
] as const

test.each(opened)(
  'office %s: what 「%s」 opens holds the focus, closes with Esc and gives it back',
  async (room, name) => {
    const manager = { ...laptop, ...stage.world.demo.staff.manager }
    const page = await browser.open(`/office/${room}`, manager)
    await settled(page)
    const button = page.getByRole('button', { name, exact: true }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await axeMisses(page, figures.office)).toEqual([])
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab')
      const outside = await page.evaluate(() => {
        const { activeElement } = document
        return activeElement !== document.body && !activeElement?.closest('dialog')
      })
      expect(outside, `focus left the dialog after ${press + 1} tabs`).toBe(false)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  },
)

test('the code asked for once more: over the form, by keyboard, and given up the form is as it was', async () => {
  const manager = { ...laptop, ...stage.world.demo.factor.stale }
  const page = await browser.open('/office/devices', manager)
  await settled(page)
  await page.getByRole('button', { name: '加一台设备' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: '加一台设备' })
  await form.getByLabel('名字').fill('后厨电视')
  await page.keyboard.press('Enter')
  const code = page.getByRole('dialog', { name: '请再输一次动态码' })
  await code.waitFor()
  const field = code.getByLabel('动态码')
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await axeMisses(page, figures.office)).toEqual([])
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement !== document.body && !activeElement?.closest('dialog:last-of-type')
    })
    expect(outside, `focus left the dialog after ${press + 1} tabs`).toBe(false)
  }
  await page.keyboard.press('Escape')
  await code.waitFor({ state: 'detached' })
  await form.getByRole('alert').getByText('这件事要紧').waitFor()
  expect(await form.getByLabel('名字').inputValue()).toBe('后厨电视')
  const focused = () => form.evaluate((dialog) => dialog.contains(document.activeElement))
  await expect.poll(focused).toBe(true)
})

test('given up where no form says why, the focus goes back to what was pressed', async () => {
  const manager = { ...laptop, ...stage.world.demo.factor.stale }
  const page = await browser.open('/staff/second-factor', manager)
  await settled(page)
  const renew = page.getByRole('button', { name: '重新出一套备用码' })
  await renew.focus()
  await page.keyboard.press('Enter')
  const code = page.getByRole('dialog', { name: '请再输一次动态码' })
  await code.waitFor()
  await page.keyboard.press('Escape')
  await code.waitFor({ state: 'detached' })
  const focused = () => renew.evaluate((button) => button === document.activeElement)
  await expect.poll(focused).toBe(true)
})
