import lighthouse from 'lighthouse'
import { launchBrowser, type Visitor } from '../../tests/support/browser/launch.ts'
import { unheard } from '../../tests/support/gates/online.ts'
import { buildWorld, layGround, type World } from '../../tests/support/gates/world.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { findWholeBrowser } from '../support/browser.ts'
import { freePort } from '../support/postgres/server.ts'
import { line, median, type Line } from './figures.ts'

const categories = ['performance', 'accessibility', 'best-practices'] as const
const wanted = 98
const runs = 3
/** What Lighthouse paints green. */
const good = 0.9

type Scores = Readonly<Record<(typeof categories)[number], number>>

/** Pages an elder sees on an ordinary day. */
const pagesOf = ({ demo, elders, paths }: World): [string, string, Visitor][] => [
  ['今天', '/', elders.open],
  ['选菜', '/dishes', elders.open],
  ['确认', paths.confirm, elders.open],
  ['订好了', paths.done, elders.booked],
  ['我的饭', '/meals', demo.elder],
]

const cookiesOf = (who: Visitor): string =>
  Object.entries({ ...who.cookies, nuancan_lang: 'zh-CN' })
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

/** As on a phone: its own screen, a slow processor and a slow line, reckoned from what was seen. */
async function scoresOf(url: string, who: Visitor, port: number): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
    extraHeaders: { Cookie: cookiesOf(who) },
  })
  if (result === undefined) throw new Error(`Lighthouse said nothing about ${url}`)
  const { categories: found, audits } = result.lhr
  const counted = Object.values(found).flatMap(({ auditRefs }) => auditRefs)
  for (const { id } of counted.filter(({ weight }) => weight > 0)) {
    const { score, title, displayValue = '' } = audits[id] ?? { score: null, title: id }
    if (score !== null && score < good)
      console.log(`  ${new URL(url).pathname}: ${title} ${displayValue}`)
  }
  const score = (name: string): number => Math.round((found[name]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
  }
}

/** What Lighthouse, the usual judge of web pages, makes of an elder's day on a phone. */
export async function measureLighthouse(): Promise<Line[]> {
  const database = await aScratchDatabase('lost in a crash')
  await layGround(database)
  const app = await launchApp(database.url, { screens: 'built', stripe: unheard })
  const port = await freePort()
  // The shell draws its first frame after the scripts have come, and Lighthouse reckons that they held it up.
  const browser = await launchBrowser([`--remote-debugging-port=${port}`], findWholeBrowser())
  try {
    const lines: Line[] = []
    for (const [name, path, who] of pagesOf(await buildWorld(database, app.url))) {
      const seen: Scores[] = []
      for (let run = 0; run < runs; run += 1)
        seen.push(await scoresOf(`${app.url}${path}`, who, port))
      for (const category of categories) {
        const score = median(seen.map((each) => each[category]))
        lines.push(line(`${name}, ${category}`, score, 'of 100', `≥ ${wanted}`))
      }
    }
    return lines
  } finally {
    await browser.close()
    await app.close()
    await database.remove()
  }
}
