import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { Figures } from './figures.ts'
import type { Miss } from './judge.ts'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly {
      readonly target: readonly unknown[]
      readonly failureSummary?: string
    }[]
  }[]
}

declare global {
  interface Window {
    axe: { run(context: Document, options: object): Promise<AxeResult> }
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** Zero violations of WCAG 2.2 A and AA and of best practice; 7:1 where the figures ask for it. */
export async function axeMisses(page: Page, figures: Figures): Promise<Miss[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const rules = figures.contrast === 'AAA' ? { 'color-contrast-enhanced': { enabled: true } } : {}
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), {
    runOnly: { type: 'tag', values: tags },
    rules,
    resultTypes: ['violations'],
    // Nothing here looks at style sheets or films from elsewhere, so none need be fetched for it.
    preload: false,
  })
  return violations.map(({ id, help, nodes }) => ({
    gate: `axe ${id}`,
    what: `${help}: ${nodes
      .slice(0, 3)
      .map((node) => node.target.join(' '))
      .join(' | ')}`,
  }))
}
