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
