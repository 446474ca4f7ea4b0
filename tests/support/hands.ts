import type { Locator, Page } from 'playwright-core'

/** Counts what a person does: the figures of a task are presses, not time. */
export interface Hands {
  presses: number
  taps: number
  /** One press of one key. */
  press(key: string): Promise<void>
  /** A word typed in one go counts as one press, as people count. */
  word(letters: string): Promise<void>
  tap(target: Locator): Promise<void>
}

export function handsOn(page: Page): Hands {
  const hands: Hands = {
    presses: 0,
    taps: 0,
    async press(key) {
      hands.presses += 1
      await page.keyboard.press(key)
    },
    async word(letters) {
      hands.presses += 1
      await page.keyboard.type(letters)
    },
    async tap(target) {
      hands.taps += 1
      await target.click()
    },
  }
  return hands
}
