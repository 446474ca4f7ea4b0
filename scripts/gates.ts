import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser/launch.ts'
import { examine, looksOf, type Look } from '../tests/support/gates/examine.ts'
import type { Miss } from '../tests/support/gates/judge.ts'
import { unheard } from '../tests/support/gates/online.ts'
import { scenesOf, type Scene } from '../tests/support/gates/scenes.ts'
import { buildWorld, layGround } from '../tests/support/gates/world.ts'
import { inParallel } from '../tests/support/race/in-parallel.ts'
import { aScratchDatabase } from '../tests/support/scratch-database.ts'
import { launchApp } from '../tests/support/server/launch.ts'
import { buildScreens } from './build-screens.ts'
import { PlainFailure, plainly, runScript } from './support/plain-failure.ts'

/**
 * Every gate on every screen in every state, language and font step.
 *
 *   npm run gates              all of them
 *   npm run gates -- 今天       the scenes whose name holds that
 *   npm run gates -- kiosk      those of one kind: elder, family, kiosk, desk, counter, board, office
 */
const asked = process.argv[2] ?? ''
const atOnce = 2

interface Seen {
  readonly scene: Scene
  readonly look: Look
  readonly misses: readonly Miss[]
}

await runScript(async () => {
  await buildScreens(console.log)
  const database = await aScratchDatabase('lost in a crash')
  try {
    await layGround(database)
    const app = await launchApp(database.url, { screens: 'built', stripe: unheard })
    const browser = await launchBrowser()
    try {
      const scenes = scenesOf(await buildWorld(database, app.url)).filter(
        ({ name, kind }) => name.includes(asked) || kind === asked,
      )
      report(await lookAtAll(browser, app.url, scenes))
    } finally {
      await browser.close()
      await app.close()
    }
  } finally {
    await database.remove()
  }
})

async function lookAtAll(browser: Browser, url: string, scenes: readonly Scene[]): Promise<Seen[]> {
  const sights = scenes.flatMap((scene) => looksOf(scene).map((look) => ({ scene, look })))
  let done = 0
  return inParallel(sights, atOnce, async ({ scene, look }) => {
    const misses = await missesOf(browser, url, scene, look)
    done += 1
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${sights.length} `)
    return { scene, look, misses }
  })
}

async function missesOf(browser: Browser, url: string, scene: Scene, look: Look): Promise<Miss[]> {
  try {
    return await examine(browser, url, scene, look)
  } catch (error) {
    return [{ gate: 'opens', what: plainly(error) }]
  }
}

function report(seen: readonly Seen[]): void {
  const columns = ['zh-CN 24', 'zh-CN 28', 'zh-CN 32', 'en 24', 'en 28', 'en 32']
  console.log(`\n${columns.map((column) => column.padStart(9)).join('')}   screen`)
  for (const [scene, looks] of Map.groupBy(seen, (each) => each.scene)) {
    const cells = columns.map((column) => {
      const found = looks.find(({ look }) => `${look.language} ${look.text}` === column)
      if (!found) return '·'.padStart(9)
      return (found.misses.length === 0 ? 'fine' : `${found.misses.length} not`).padStart(9)
    })
    console.log(`${cells.join('')}   ${scene.name}`)
  }
  const missed = seen.filter(({ misses }) => misses.length > 0)
  for (const { scene, look, misses } of missed) {
    console.log(`\n${scene.name}  (${look.language} ${look.text})  ${scene.path}`)
    for (const { gate, what } of misses) console.log(`  ${gate}: ${what}`)
  }
  if (missed.length > 0) {
    throw new PlainFailure(`${missed.length} of ${seen.length} looks miss a figure (see above).`)
  }
  console.log(`\nAll ${seen.length} looks meet their figures.`)
}
