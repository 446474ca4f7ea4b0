import type { Page } from 'playwright-core'
import type { Figures } from './figures.ts'
import type { Miss } from './judge.ts'

/** How much the page moved by itself since it was opened (cumulative layout shift). */
export async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const shift = entry as unknown as { value: number; hadRecentInput: boolean }
            if (!shift.hadRecentInput) sum += shift.value
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => {
          observer.disconnect()
          resolve(sum)
        })
      }),
  )
}

export async function shiftMisses(page: Page, { shift: ceiling }: Figures): Promise<Miss[]> {
  if (ceiling === undefined) return []
  const shift = await shiftOf(page)
  return shift > ceiling ? [{ gate: 'layout shift', what: `${shift.toFixed(3)} > ${ceiling}` }] : []
}
