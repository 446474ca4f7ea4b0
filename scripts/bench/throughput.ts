import { randomUUID } from 'node:crypto'
import type { CallContext, Route } from '../../backend/kernel/route.ts'
import { bookingRoutes } from '../../backend/bookings/booking.routes.ts'
import { createAuthorise } from '../../backend/identity/authorise.ts'
import { createIdentify } from '../../backend/identity/identify.ts'
import { callRoute } from '../../backend/kernel/call-route.ts'
import { createSealer } from '../../backend/kernel/crypto.ts'
import { openDatabase } from '../../backend/kernel/database.ts'
import { createLive } from '../../backend/kernel/live.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { serverOptions } from '../../tests/support/server/options.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { line, percentile, type Line } from './figures.ts'
import { leanClient } from './lean-client.ts'
import { aCrowd, type Crowd, type Wish } from './people.ts'

const warmMs = 1_500
const measureMs = 6_000
const poolMax = 10

interface Rate {
  readonly perSecond: number
  readonly p99: number
}

type Book = (wish: Wish) => Promise<void>

/** So many clients, each with one booking at a time, for a few seconds. */
async function rateOf(crowd: Crowd, clients: number, book: Book): Promise<Rate> {
  const times: number[] = []
  const run = async (ms: number, note: (ms: number) => void): Promise<void> => {
    const end = performance.now() + ms
    const client = async (): Promise<void> => {
      while (performance.now() < end) {
        const begun = performance.now()
        await book(crowd.next())
        note(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
  }
  await run(warmMs, () => undefined)
  const begun = performance.now()
  await run(measureMs, (ms) => times.push(ms))
  return {
    perSecond: (times.length / (performance.now() - begun)) * 1000,
    p99: percentile(times, 0.99),
  }
}

/** The same statements in the same order on a pool of the same size, but nobody speaks HTTP. */
function bookWithoutHttp(url: string, onStatement: (sql: string) => void) {
  const { log, config } = serverOptions({ databaseUrl: url, poolMax, screens: null })
  const db = openDatabase(url, { max: poolMax, onStatement })
  const live = createLive(url, log)
  const deps = { db, live, log, config, sealer: createSealer(config.appSecret) }
  const route = bookingRoutes(deps).find(({ name }) => name === 'placeBooking') as Route
  const identify = createIdentify(db)
  const authorise = createAuthorise(db)
  const book: Book = async ({ cookie, body }) => {
    const cookies = jarOf(cookie)
    const { actor } = await identify(cookies)
    const context: CallContext = {
      actor,
      cookies,
      language: 'zh-CN',
      address: '127.0.0.1',
      origin: 'http://127.0.0.1',
      userAgent: 'bench',
    }
    const input = { params: {}, query: {}, body, key: randomUUID() }
    await callRoute(route, authorise, context, input)
  }
  const close = async (): Promise<void> => {
    await live.close()
    await db.destroy()
  }
  return { book, close }
}

const jarOf = (cookie: string): CallContext['cookies'] => {
  const pairs = new Map(cookie.split('; ').map((pair) => pair.split('=') as [string, string]))
  return {
    get: (name) => pairs.get(name),
    set: (name, value) => void pairs.set(name, value),
    clear: (name) => void pairs.delete(name),
  }
}

export async function measureThroughput(): Promise<Line[]> {
  // On disk as a canteen has it: a commit that waits for nothing would flatter the SQL.
  const database = await aScratchDatabase('kept')
  try {
    const crowd = await aCrowd(database.db, 1500, 28)
    const app = await launchApp(database.url, { poolMax })
    const client = leanClient(app.url, 16)
    const overHttp: Book = async ({ cookie, body }) => {
      const { status, text } = await client.send(
        'POST',
        '/api/bookings',
        cookie,
        JSON.stringify(body),
      )
      if (status !== 200) throw new Error(`a booking was answered with ${status}: ${text}`)
    }
    const one = await rateOf(crowd, 1, overHttp)
    const many = await rateOf(crowd, 16, overHttp)
    client.close()
    await app.close()
    let statements = 0
    let bookings = 0
    const bare = bookWithoutHttp(database.url, (sql) => {
      if (!/^(begin|commit)\b/i.test(sql)) statements += 1
    })
    const counted: Book = async (wish) => {
      await bare.book(wish)
      bookings += 1
    }
    const oneBare = await rateOf(crowd, 1, counted)
    const manyBare = await rateOf(crowd, 16, counted)
    await bare.close()
    return [
      line('bookings over HTTP, 1 client', one.perSecond, '/s'),
      line('  p99', one.p99, 'ms'),
      line(
        'bookings over HTTP, 16 clients',
        many.perSecond,
        '/s',
        '450 for a city of 1,500 canteens',
      ),
      line('  p99', many.p99, 'ms'),
      line(
        'SQL statements per booking, beside begin and commit',
        statements / bookings,
        '',
        '≤ 15',
      ),
      line('the same SQL without HTTP, 1 client', oneBare.perSecond, '/s'),
      line('the same SQL without HTTP, 16 clients', manyBare.perSecond, '/s'),
      line('ratio, 1 client', one.perSecond / oneBare.perSecond, '', '≥ 0.5'),
      line('ratio, 16 clients', many.perSecond / manyBare.perSecond, '', '≥ 0.5'),
    ]
  } finally {
    await database.remove()
  }
}
