import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, phone, visitAs } from '../support/browser/launch.ts'
import type { Visit, Visitor } from '../support/browser/launch.ts'
import { aStage } from '../support/gates/stage.ts'
import { takenOver } from '../support/taken-over.ts'

const stage = await aStage()
const browser = await launchBrowser()
afterAll(() => browser.close())

const { elders, demo, paths, payIn } = stage.world
const pages: readonly (readonly [string, string, Visitor])[] = [
  ['今天', '/', elders.open],
  ['选菜', '/dishes', elders.open],
  ['确认', paths.confirm, elders.open],
  ['订好了', paths.done, elders.booked],
  ['我的饭', '/meals', demo.elder],
  ['卡里的钱', '/wallet', demo.elder],
  ['登录', '/sign-in', {}],
  ['not found', '/no-such-page', {}],
]

/** The page with nothing but its own answer: every other request is refused. */
async function aloneAt(path: string, who: Visitor): Promise<Visit> {
  const visit = await visitAs(browser, stage.url, { ...phone, ...who })
  await visit.context.route('**', (route) =>
    route.request().resourceType() === 'document' ? route.continue() : route.abort(),
  )
  await visit.page.goto(path, { waitUntil: 'load' })
  return visit
}

test.each(pages)('%s is painted whole from one answer', async (_, path, who) => {
  const visit = await aloneAt(path, who)
  const { page } = visit
  const seen = await page.evaluate(() => {
    const { fontFamily, fontSize } = getComputedStyle(document.body)
    return {
      font: fontFamily,
      size: fontSize,
      ground: getComputedStyle(document.documentElement).backgroundColor,
      headingIsBold: getComputedStyle(document.querySelector('h1') as Element).fontWeight,
    }
  })
  await visit.close()
  expect(seen).toMatchObject({ size: '24px', ground: 'rgb(250, 244, 230)', headingIsBold: '700' })
  expect(seen.font).toContain('Noto Sans SC')
})

test.each([
  ['今天', '/', elders.open],
  ['确认', paths.confirm, elders.open],
  ['留着', payIn.held, payIn.holding],
] as const)('the dish on %s is seen before any other answer has come', async (_, path, who) => {
  const visit = await aloneAt(path, who)
  const { page } = visit
  const width = await page.evaluate(
    () => (document.querySelector('main img') as HTMLImageElement).naturalWidth,
  )
  await visit.close()
  expect(width).toBeGreaterThan(0)
})

test('a page’s policy knows each of its style sheets to the letter, and allows nothing else inline', async () => {
  const answer = await fetch(`${stage.url}/sign-in`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  const html = await answer.text()
  const sheets = Array.from(html.matchAll(/<style>([^<]*)<\/style>/g), ([, text]) => text ?? '')
  expect(sheets.length).toBeGreaterThan(0)
  for (const text of sheets) {
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  expect(policy).not.toMatch(/unsafe|nonce/)
  expect(html).not.toMatch(/\sstyle="/)
})

test('a script that brings in a part of the pages asks for no styles the page already has', async () => {
  const visit = await visitAs(browser, stage.url, { ...phone, ...demo.elder })
  const asked: string[] = []
  visit.context.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') asked.push(request.url())
  })
  await visit.page.goto('/wallet', { waitUntil: 'networkidle' })
  expect(asked).toEqual([])
  await visit.page.goto('/', { waitUntil: 'networkidle' })
  expect(asked).toEqual([])
  expect(visit.faults).toEqual([])
  await visit.close()
})

test('taken over by its script, the page keeps the picture it came with', async () => {
  const visit = await visitAs(browser, stage.url, { ...phone, ...elders.open })
  const fetched: string[] = []
  visit.context.on('request', (request) => {
    if (request.resourceType() === 'image') fetched.push(new URL(request.url()).protocol)
  })
  await visit.page.goto('/', { waitUntil: 'networkidle' })
  await takenOver(visit.page)
  expect(await visit.page.locator('main img').first().getAttribute('src')).toMatch(/^data:image/)
  expect(fetched.filter((protocol) => protocol !== 'data:')).toEqual([])
  expect(visit.faults).toEqual([])
  await visit.close()
})

/** Goals are the bench's (1.2 s); this is what no machine of ours may take, however busy. */
const ceilings = { lcp: 30_000, shift: 0.02 } as const

test('on a phone of ten years ago and a bad line the dish is there within seconds', async () => {
  const visit = await visitAs(browser, stage.url, { ...phone, ...elders.open })
  const session = await visit.context.newCDPSession(visit.page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562,
    downloadThroughput: 1.44e6 / 8,
    uploadThroughput: 675e3 / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await visit.page.goto('/', { waitUntil: 'load' })
  const paint = await visit.page.evaluate(
    (latest) =>
      new Promise<{ lcp: number; shift: number }>((resolve) => {
        const seen = { lcp: 0, shift: 0 }
        new PerformanceObserver((list) => {
          for (const { startTime } of list.getEntries()) seen.lcp = Math.max(seen.lcp, startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            seen.shift += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        // What was painted is told of a moment after it was, on a busy machine later still.
        const look = (): void => {
          if (seen.lcp > 0 || performance.now() > latest) resolve(seen)
          else setTimeout(look, 300)
        }
        setTimeout(look, 300)
      }),
    2 * ceilings.lcp,
  )
  await visit.close()
  expect(paint.lcp).toBeGreaterThan(0)
  expect(paint.lcp).toBeLessThan(ceilings.lcp)
  expect(paint.shift).toBeLessThanOrEqual(ceilings.shift)
})
