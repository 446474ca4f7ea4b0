import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { visitAs, phone, launchBrowser, type Visitor } from '../../tests/support/browser/launch.ts'
import { unheard } from '../../tests/support/gates/online.ts'
import { buildWorld, layGround } from '../../tests/support/gates/world.ts'
import { weigh } from '../../tests/support/gates/weight.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { line, median, type Line } from './figures.ts'

const runs = 9
/** Slow 4G as the lighthouse people measure it: 1.44 Mbit/s and 562 ms there and back. */
const slow4g = {
  offline: false,
  latency: 562,
  downloadThroughput: 1.44e6 / 8,
  uploadThroughput: 675e3 / 8,
}

interface Paint {
  readonly lcp: number
  /** The same page once more, with what the browser kept. */
  readonly again: number
  readonly hydrated: number
  readonly shift: number
}

/** A phone of ten years ago on a bad line, with nothing in its cache. */
async function paint(
  browser: Browser,
  url: string,
  who: Visitor,
  script: 'hydrates' | 'none',
): Promise<Paint> {
  const visit = await visitAs(browser, url, { ...phone, ...who })
  try {
    const { page, context } = visit
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow4g)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(watchHydration)
    await page.goto('/', { waitUntil: 'load', timeout: 60_000 })
    if (script === 'hydrates') {
      await page.waitForFunction(() => 'hydratedAt' in window, undefined, { timeout: 60_000 })
    }
    await page.waitForTimeout(500)
    const first = await page.evaluate(readPaint)
    await page.goto('/', { waitUntil: 'load', timeout: 60_000 })
    await page.waitForTimeout(500)
    return { ...first, again: (await page.evaluate(readPaint)).lcp }
  } finally {
    await visit.close()
  }
}

/** React leaves a mark on what it has taken over. */
function watchHydration(): void {
  const look = (): void => {
    const taken = document.querySelector('#root > :not(link)')
    const done = taken !== null && Object.keys(taken).some((key) => key.startsWith('__reactFiber'))
    if (done) Object.assign(window, { hydratedAt: performance.now() })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function readPaint(): Promise<Omit<Paint, 'again'>> {
  return new Promise((resolve) => {
    let lcp = 0
    let shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) lcp = Math.max(lcp, entry.startTime)
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    const { hydratedAt = 0 } = window as unknown as { hydratedAt?: number }
    setTimeout(() => resolve({ lcp, shift, hydrated: hydratedAt }), 100)
  })
}

/** What a page could be at best: one answer, no style, no picture, no script. */
async function bareServer(): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>今天</title><h1 style="font-size:34px">明天中午，吃这个吗？</h1><p style="font-size:24px">红烧狮子头套餐，实付 10 元</p>`
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const medianOf = (paints: readonly Paint[]): Paint => ({
  lcp: median(paints.map((each) => each.lcp)),
  again: median(paints.map((each) => each.again)),
  hydrated: median(paints.map((each) => each.hydrated)),
  shift: Math.max(...paints.map((each) => each.shift)),
})

export async function measureElderPage(): Promise<Line[]> {
  const database = await aScratchDatabase('lost in a crash')
  await layGround(database)
  const app = await launchApp(database.url, { screens: 'built', stripe: unheard })
  const browser = await launchBrowser()
  const bare = await bareServer()
  try {
    const { elders } = await buildWorld(database, app.url)
    const plains: Paint[] = []
    const herses: Paint[] = []
    // In turns: whatever else the machine does, it does to both.
    for (let run = 0; run < runs; run += 1) {
      plains.push(await paint(browser, bare.url, {}, 'none'))
      herses.push(await paint(browser, app.url, elders.open, 'hydrates'))
    }
    const [plain, hers] = [medianOf(plains), medianOf(herses)]
    const weight = await weigh(browser, app.url, '/', { ...phone, ...elders.open })
    return [
      line('bare page, largest paint', plain.lcp / 1000, 's'),
      line('elder’s home, largest paint', hers.lcp / 1000, 's', '≤ 1.2'),
      line('ratio', hers.lcp / plain.lcp, '', '≤ 1.3'),
      line('elder’s home again, largest paint', hers.again / 1000, 's', '≤ 1.2'),
      line('elder’s home, answers to script', hers.hydrated / 1000, 's', '≤ 2.5'),
      line('elder’s home, layout shift', hers.shift, '', '≤ 0.02'),
      line('elder’s home, JavaScript', weight.script / 1000, 'kB gz', '≤ 110'),
      line('elder’s home, HTML and CSS', weight.markup / 1000, 'kB gz', '≤ 20'),
      line('elder’s home, everything', weight.page / 1000, 'kB gz', '≤ 250'),
    ]
  } finally {
    bare.close()
    await browser.close()
    await app.close()
    await database.remove()
  }
}
