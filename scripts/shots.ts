import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '../tests/support/browser/launch.ts'
import { settled } from '../tests/support/gates/examine.ts'
import { unheard } from '../tests/support/gates/online.ts'
import { scenesOf, type Scene } from '../tests/support/gates/scenes.ts'
import { buildWorld, layGround } from '../tests/support/gates/world.ts'
import { inParallel } from '../tests/support/race/in-parallel.ts'
import { aScratchDatabase } from '../tests/support/scratch-database.ts'
import { launchApp } from '../tests/support/server/launch.ts'
import { buildScreens } from './build-screens.ts'
import { inCheckout } from './support/checkout.ts'
import { runScript } from './support/plain-failure.ts'

/**
 * Pictures of every screen in every state into shots/, for eyes.
 *
 *   npm run shots              all
 *   npm run shots -- desk      the scenes whose name holds that, or of that kind
 *   npm run shots -- desk 390  and only that wide
 */
const asked = process.argv[2] ?? ''
const onlyWidth = Number(process.argv[3] ?? 0)
const atOnce = 2
const folder = inCheckout('shots')

interface Shot {
  readonly scene: Scene
  readonly language: 'zh-CN' | 'en'
  readonly width: number
}

/** A kiosk hangs where it hangs; everything else is looked at on every screen. */
const widthsOf = ({ kind, visitor }: Scene): number[] =>
  (kind === 'kiosk' ? [visitor.width ?? 1920] : [320, 390, 1280, 1920]).filter(
    (width) => onlyWidth === 0 || width === onlyWidth,
  )
const heights: Readonly<Record<number, number>> = {
  320: 640,
  390: 844,
  1080: 1920,
  1280: 800,
  1920: 1080,
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
      const shots = scenes.flatMap((scene) =>
        widthsOf(scene).flatMap((width) =>
          (['zh-CN', 'en'] as const).map((language) => ({ scene, language, width })),
        ),
      )
      await inParallel(shots, atOnce, (shot) => take(browser, app.url, shot))
      console.log(`${shots.length} pictures in ${folder}`)
    } finally {
      await browser.close()
      await app.close()
    }
  } finally {
    await database.remove()
  }
})

/** The whole page; phones at twice the pixels, as they have them. */
async function take(
  browser: Browser,
  url: string,
  { scene, language, width }: Shot,
): Promise<void> {
  const name = scene.name.replace(/[^\p{L}\p{N}]+/gu, '-')
  const place = join(folder, `${width}`)
  await mkdir(place, { recursive: true })
  const height = heights[width] ?? 844
  const visit = await visitAs(browser, url, {
    ...scene.visitor,
    language,
    width,
    height,
    scale: width < 600 ? 2 : 1,
  })
  try {
    await visit.page.goto(scene.path, { waitUntil: 'load' })
    await settled(visit.page)
    await scene.arrange?.(visit.page)
    await settled(visit.page)
    await visit.page.screenshot({ path: join(place, `${name}.${language}.png`), fullPage: true })
  } catch (error) {
    console.log(
      `${scene.name} at ${width}: ${error instanceof Error ? error.message : 'no picture'}`,
    )
  } finally {
    await visit.close()
  }
}
