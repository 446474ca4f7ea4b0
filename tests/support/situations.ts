import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser } from './browser.ts'
import type { Visitor } from './browser/launch.ts'
import { handsOn } from './hands.ts'

/** How somebody comes: with what the phone can do, how wide it is, how large its letters are set, and with what she presses. */
export interface Situation {
  readonly script: 'on' | 'off'
  readonly width: 390 | 320
  readonly letters: 'as they are' | 'twice as large'
  readonly by: 'finger' | 'keys'
}

const pick = <A>(first: A, second: A, which: number): A => (which === 0 ? first : second)
const situationOf = ([script, width, letters, by]: readonly [
  number,
  number,
  number,
  number,
]): Situation => ({
  script: pick('on', 'off', script),
  width: pick(390, 320, width),
  letters: pick('as they are', 'twice as large', letters),
  by: pick('finger', 'keys', by),
})

const bit = [0, 1] as const
export const everySituation: readonly Situation[] = bit.flatMap((by) =>
  bit.flatMap((script) =>
    bit.flatMap((width) => bit.map((letters) => situationOf([script, width, letters, by]))),
  ),
)

/** Five in which every two things meet in each of their four ways. */
export const pairwiseSituations: readonly Situation[] = (
  [
    [0, 0, 0, 0],
    [0, 1, 1, 1],
    [1, 0, 1, 1],
    [1, 1, 0, 1],
    [1, 1, 1, 0],
  ] as const
).map(situationOf)

export async function comeTo(
  browser: TestBrowser,
  path: string,
  visitor: Visitor,
  { script, width, letters }: Situation,
): Promise<Page> {
  const { page, context } = await browser.visit({ ...visitor, script, width })
  if (letters === 'twice as large') {
    const phone = await context.newCDPSession(page)
    await phone.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  }
  await page.goto(path)
  return page
}

/** Tab until it is reached, then one press: only that is a choice of hers. */
async function pressByKeys(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) {
      await target.press('Enter')
      return
    }
  }
  throw new Error('the keyboard does not get there')
}

/** One task: its presses, one after another, each ending at a heading; nothing may reach past the side of the screen. */
export async function presses(
  page: Page,
  by: Situation['by'],
  steps: readonly (readonly [press: Locator, leadsTo: string | RegExp])[],
): Promise<number> {
  const hands = handsOn(page)
  for (const [target, heading] of steps) {
    if (by === 'finger') await hands.tap(target)
    else {
      hands.taps += 1
      await pressByKeys(page, target)
    }
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, `${String(heading)} reaches past the side`).toBeLessThanOrEqual(0)
  }
  return hands.taps
}
