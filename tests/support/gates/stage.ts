import { afterAll } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { aDatabase } from '../database.ts'
import { spawnApp } from '../server.ts'
import { builtWorld, worldIn } from '../templates.ts'
import { examine } from './examine.ts'
import type { Miss } from './judge.ts'
import type { Sight } from './sample.ts'
import { unheard } from './online.ts'
import { scenesOf, type Scene } from './scenes.ts'
import type { World } from './world.ts'

export interface Stage {
  readonly world: World
  readonly scenes: readonly Scene[]
  readonly url: string
  readonly look: (sight: Sight) => Promise<Miss[]>
}

/** The demonstration city, the application with its built screens, and a browser: for one test file. */
export async function aStage(): Promise<Stage> {
  const database = await aDatabase(await builtWorld())
  const app = await spawnApp(database, { screens: 'built', stripe: unheard })
  const world = await worldIn(database.url)
  const browser = await launchBrowser()
  afterAll(() => browser.close())
  return {
    world,
    scenes: scenesOf(world),
    url: app.url,
    look: ({ scene, look }) => examine(browser, app.url, scene, look),
  }
}

export const titleOf = ({ scene, look }: Sight): string =>
  `${scene.name} (${look.language}${scene.kind === 'elder' ? ` ${look.text}` : ''})`
