import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { openRequestsOf, visitAs, type Visit } from '../browser/launch.ts'
import { axeMisses } from './axe.ts'
import { boardMisses } from './board.ts'
import { factsOf } from './facts.ts'
import { figuresOf, type Figures } from './figures.ts'
import { judgeFocus, judgeNames, judgeReflow, judgeSizes, type Miss } from './judge.ts'
import { keyboardMisses } from './keyboard.ts'
import type { Scene } from './scenes.ts'
import { shiftMisses } from './shifts.ts'

export type TextStep = 24 | 28 | 32

/** How somebody sees a scene. Only elder screens have font steps. */
export interface Look {
  readonly language: Language
  readonly text: TextStep
}

export const looksOf = (scene: Scene): Look[] => {
  const steps: TextStep[] = scene.kind === 'elder' ? [24, 28, 32] : [24]
  return (['zh-CN', 'en'] as const).flatMap((language) => steps.map((text) => ({ language, text })))
}

/** Opens a scene and waits until nothing moves any more. */
export async function open(
  browser: Browser,
  url: string,
  scene: Scene,
  look: Look,
): Promise<Visit> {
  const visit = await visitAs(browser, url, { ...scene.visitor, ...look })
  const { page } = visit
  await page.goto(scene.path, { waitUntil: 'load' })
  await settled(page)
  if (scene.arrange) {
    await scene.arrange(page)
    await settled(page)
  }
  return visit
}

const stillLooks = 3
const patience = 60_000

/** Until nothing is fetched any more and nothing moves: three looks in a row, a tenth of a second apart. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role=heading]').first().waitFor({ state: 'attached' })
  const until = Date.now() + patience
  let before = ''
  for (let still = 0; still < stillLooks;) {
    if (Date.now() > until) throw new Error(`${page.url()} never came to rest`)
    const now = await page.evaluate(
      () => `${document.fonts.status} ${String(document.body.innerHTML.length)}`,
    )
    const rests = now === before && now.startsWith('loaded') && openRequestsOf(page) === 0
    still = rests ? still + 1 : 0
    before = now
    await page.waitForTimeout(100)
  }
}

/** Every gate that one look at one scene can fail. */
export async function examine(
  browser: Browser,
  url: string,
  scene: Scene,
  look: Look,
): Promise<Miss[]> {
  const visit = await open(browser, url, scene, look)
  const { page } = visit
  try {
    const figures = adjusted(scene, look)
    const facts = await factsOf(page)
    const misses = [
      ...judgeSizes(facts, figures),
      ...judgeFocus(facts, figures),
      ...judgeNames(facts),
      ...(facts.language === look.language ? [] : [{ gate: 'language', what: facts.language }]),
      ...(await shiftMisses(page, figures)),
      ...(scene.kind === 'board' ? await boardMisses(page) : []),
      ...(await axeMisses(page, figures)),
      ...(await keyboardMisses(page)),
    ]
    const words = scene.withoutScript ? await wordsOf(page) : ''
    misses.push(...(await reflowMisses(page, scene, look)))
    misses.push(...visit.faults.map((what) => ({ gate: 'browser', what })))
    if (!scene.withoutScript) return misses
    return [...misses, ...(await scriptlessMisses(browser, url, { scene, look }, words))]
  } finally {
    await visit.close()
  }
}

function adjusted(scene: Scene, look: Look): Figures {
  const figures = figuresOf(scene.kind)
  const scale = look.text / 24
  return {
    ...figures,
    primary: scene.primary ?? figures.primary,
    usualText: scene.kind === 'elder' ? figures.usualText * scale : figures.usualText,
    // Larger letters push things below the fold; the count is about the words one is met with at 24.
    charactersAboveFold: look.text === 24 ? figures.charactersAboveFold : undefined,
  }
}

async function reflowMisses(page: Page, scene: Scene, look: Look): Promise<Miss[]> {
  const usual = page.viewportSize() ?? { width: 390, height: 844 }
  const widths = { board: [1280, 3840], kiosk: [1080, 1280] }[scene.kind as string] ?? [320]
  const misses: Miss[] = []
  for (const width of widths) {
    const height = scene.kind === 'board' ? Math.round((width * 9) / 16) : usual.height
    await page.setViewportSize({ width, height })
    misses.push(...judgeReflow(await factsOf(page), `at ${width} px`))
  }
  await page.setViewportSize(usual)
  // The larger font steps are larger text already; nobody doubles them once more.
  if (scene.kind === 'board' || look.text !== 24) return misses
  // What a person sets in the browser, not what the page offers.
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  misses.push(...judgeReflow(await factsOf(page), 'with text at 200 %'))
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
  return misses
}

/** Without script a page drawn by the server says the same words. */
async function scriptlessMisses(
  browser: Browser,
  url: string,
  { scene, look }: { readonly scene: Scene; readonly look: Look },
  withScript: string,
): Promise<Miss[]> {
  const visit = await visitAs(browser, url, { ...scene.visitor, ...look, script: 'off' })
  try {
    await visit.page.goto(scene.path, { waitUntil: 'load' })
    const without = await wordsOf(visit.page)
    return withScript
      .split('\n')
      .filter((line) => line.trim() !== '' && !without.includes(line))
      .map((line) => ({ gate: 'without script', what: `「${line}」 is missing` }))
  } finally {
    await visit.close()
  }
}

/** What is read on the page, but for the button that reads it aloud: it needs script to speak. */
const wordsOf = async (page: Page): Promise<string> => {
  const main = await page.locator('main').innerText()
  const links = await page.locator('nav a').allInnerTexts()
  return [main, ...links].join('\n')
}
