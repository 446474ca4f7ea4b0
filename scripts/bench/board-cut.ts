import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { apiOf } from '../../tests/support/api.ts'
import { launchBrowser, television, visitAs } from '../../tests/support/browser/launch.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aDevice } from '../../tests/support/builders/people.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import { anOffering, aServing } from '../../tests/support/builders/serving.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { line, type Line } from './figures.ts'
import { watchGlass } from './glass.ts'

const cutMs = 60_000
const whileCut = 10
const price = 1000

interface SilentRelay {
  readonly url: string
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => void
}

/** A cable that can be cut as cables are: nobody is told, nothing arrives, and connections stay as if they stood. */
async function aSilentRelay(url: string): Promise<SilentRelay> {
  const { port, hostname } = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false
  const server = createServer((near) => {
    const pair = [near, connect(Number(port), hostname)] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [pair[1], pair[0]] as const]) {
      if (!isCut) one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        pairs.delete(pair)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const all = (each: (one: Socket, other: Socket) => void): void => {
    for (const [near, far] of pairs) {
      each(near, far)
      each(far, near)
    }
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      all((one, other) => one.unpipe(other))
    },
    mend: () => {
      isCut = false
      all((one, other) => one.pipe(other))
    },
    close: () => {
      all((one) => one.destroy())
      server.close()
    },
  }
}

/** Milliseconds from the mended network until the glass was right; infinite: it never was. */
const rightAfter = async (
  glass: () => Promise<Map<number, number>>,
  number: number,
  since: number,
): Promise<number> => ((await glass()).get(number) ?? Number.POSITIVE_INFINITY) - since

const now = (): number => performance.timeOrigin + performance.now()

/** Two boards lose the network for a minute: one is told so by its system, the other hears nothing at all. */
export async function measureBoardCut(): Promise<Line[]> {
  const database = await aScratchDatabase('kept')
  const app = await launchApp(database.url, { screens: 'built' })
  const relay = await aSilentRelay(app.url)
  const browser = await launchBrowser()
  try {
    const { db } = database
    const canteen = await aCanteen().in(db)
    const serving = await aServing(canteen).with(anOffering().priced(price)).in(db)
    const diners = await aDiner(canteen).signedInTimes(whileCut, db)
    const open = async (url: string): Promise<Page> => {
      const device = await aDevice(db, 'board', canteen)
      const { page } = await visitAs(browser, url, { ...television, ...device })
      await page.goto('/board', { waitUntil: 'load' })
      await page.locator('main h2, main h1').first().waitFor()
      return page
    }
    const told = await open(app.url)
    const untold = await open(relay.url)
    await pause(2_000)
    const glasses = [await watchGlass(told), await watchGlass(untold)] as const
    await told.context().setOffline(true)
    relay.cut()
    const cutAt = performance.now()
    for (const diner of diners) {
      await apiOf(app.url)(diner).call('placeBooking', {
        body: {
          dinerId: diner.dinerId,
          servingId: serving.servingId,
          lines: [{ offeringId: serving.offeringId, quantity: 1 }],
          way: 'dine_in',
          pay: 'counter',
          seenPayFen: price,
        },
      })
    }
    await pause(cutMs - (performance.now() - cutAt))
    const since = now()
    relay.mend()
    await told.context().setOffline(false)
    await pause(8_000)
    return [
      line(
        'right again after a cut of 60 s that the screen knew of',
        await rightAfter(glasses[0], whileCut, since),
        'ms',
        '≤ 2000',
      ),
      line(
        'right again after 60 s of silence on open connections',
        await rightAfter(glasses[1], whileCut, since),
        'ms',
        '≤ 2000',
      ),
    ]
  } finally {
    relay.close()
    await browser.close()
    await app.close()
    await database.remove()
  }
}
