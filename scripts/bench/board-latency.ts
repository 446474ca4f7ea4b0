import { get } from 'node:http'
import type { Browser } from 'playwright-core'
import { setTimeout as pause } from 'node:timers/promises'
import { cookieLine } from '../../tests/support/api.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aDevice } from '../../tests/support/builders/people.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import { anOffering, aServing } from '../../tests/support/builders/serving.ts'
import { launchBrowser, television, visitAs } from '../../tests/support/browser/launch.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { line, median, percentile, type Line } from './figures.ts'
import { watchGlass } from './glass.ts'
import { leanClient } from './lean-client.ts'

const boards = 50
const bookings = 300
/** A second: a city at the lunch rush. */
const rate = 30
const price = 1000

/** A board without glass: it listens, and asks again at every sign, as the screens do. */
function silentBoard(url: string, canteenId: number, cookie: string): () => void {
  const client = leanClient(url, 1)
  let asking = false
  const ask = async (): Promise<void> => {
    if (asking) return
    asking = true
    await client.send('GET', `/api/canteens/${canteenId}/board`, cookie).catch(() => undefined)
    asking = false
  }
  const stream = get(
    `${url}/api/canteens/${canteenId}/board/events`,
    { headers: { cookie } },
    (answer) => answer.on('data', (part: Buffer) => part.includes('event:') && void ask()),
  )
  stream.on('error', () => undefined)
  return () => {
    stream.destroy()
    client.close()
  }
}

export async function measureBoardLatency(): Promise<Line[]> {
  const database = await aScratchDatabase('kept')
  const app = await launchApp(database.url, { screens: 'built' })
  const browser: Browser = await launchBrowser()
  const stops: (() => void)[] = []
  try {
    const { db } = database
    const canteen = await aCanteen().in(db)
    const serving = await aServing(canteen).with(anOffering().priced(price).limitedTo(999)).in(db)
    const diners = await aDiner(canteen).signedInTimes(bookings, db)
    for (let number = 0; number < boards; number += 1) {
      const { cookies } = await aDevice(db, 'board', canteen)
      stops.push(silentBoard(app.url, canteen.canteenId, cookieLine(cookies)))
    }
    const device = await aDevice(db, 'board', canteen)
    const { page } = await visitAs(browser, app.url, { ...television, ...device })
    await page.goto('/board', { waitUntil: 'load' })
    await page.locator('main h2, main h1').first().waitFor()
    await pause(1_000)
    const glass = await watchGlass(page)
    const client = leanClient(app.url, 4)
    const committed = new Map<number, number>()
    const sending: Promise<void>[] = []
    for (const diner of diners) {
      const body = {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: price,
      }
      const text = JSON.stringify(body)
      const send = async (): Promise<void> => {
        const answer = await client.send('POST', '/api/bookings', cookieLine(diner.cookies), text)
        if (answer.status !== 200) throw new Error(answer.text)
        committed.set(committed.size + 1, performance.timeOrigin + performance.now())
      }
      sending.push(send())
      await pause(1_000 / rate)
    }
    await Promise.all(sending)
    await pause(1_500)
    client.close()
    return report(committed, await glass())
  } finally {
    for (const stop of stops) stop()
    await browser.close()
    await app.close()
    await database.remove()
  }
}

/** A number that was passed over by a larger one stood on the glass when that one did. */
function report(committed: Map<number, number>, seen: Map<number, number>): Line[] {
  const times = [...committed].map(([number, at]) => {
    const shown = [...seen].filter(([each]) => each >= number).map(([, when]) => when)
    return Math.min(...shown) - at
  })
  const missing = times.filter((ms) => !Number.isFinite(ms)).length
  return [
    line(
      `booking to the glass at ${boards} boards and ${rate} bookings a second, median`,
      median(times),
      'ms',
    ),
    line('  p95', percentile(times, 0.95), 'ms', '< 300'),
    line('  numbers that never came', missing, '', '0'),
  ]
}
