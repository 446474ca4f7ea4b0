import type { Page } from 'playwright-core'
import { laptop, type Visitor } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'

/** The first boxes of a shopping sheet: more than is needed, half a unit, and no number. */
const typedStock = async (page: Page): Promise<void> => {
  const boxes = page.locator('main tbody input')
  await boxes.first().waitFor()
  await boxes.nth(0).fill('500')
  await boxes.nth(1).fill('0.5')
  await boxes.nth(2).fill('两袋')
  await page.locator('main [aria-invalid]').waitFor()
}

/** A week of a whole canteen, as its cook buys for it. */
export function paperScenes(cook: Visitor): Scene[] {
  const week = (name: string, arrange?: Scene['arrange']): Scene => ({
    name: `shopping sheet: ${name}`,
    kind: 'office',
    path: '/board/buying/2026-11-23/2026-11-29',
    visitor: { ...laptop, ...cook },
    ...(arrange === undefined ? {} : { arrange }),
  })
  return [
    week('a week'),
    week('stock typed', typedStock),
    { ...week('wrong way round'), path: '/board/buying/2026-11-29/2026-11-23' },
  ]
}
