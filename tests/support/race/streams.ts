import { get, type ClientRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { openStreams } from '../../../backend/kernel/events.ts'
import { cookieLine } from '../api.ts'
import { aDevice } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import type { TestDatabase } from '../database.ts'

/** Sockets and timers of this process, which is client and server at once. */
export interface Handles {
  readonly sockets: number
  readonly timers: number
  readonly streams: number
}

const handlesNow = (): Handles => {
  const open = process.getActiveResourcesInfo()
  const count = (what: string): number => open.filter((one) => one === what).length
  return { sockets: count('TCPSocketWrap'), timers: count('Timeout'), streams: openStreams() }
}

/**
 * Once it is as few as wanted, or after half a minute. The database's pool may grow by one more while the boards are
 * there; it lets go of what nobody used for ten seconds, and what a board left behind stays for good.
 */
async function settledAt(wanted: Handles): Promise<Handles> {
  for (let look = 0; look < 600; look += 1) {
    const { sockets, timers, streams } = handlesNow()
    if (sockets <= wanted.sockets && timers <= wanted.timers && streams <= wanted.streams) break
    await pause(50)
  }
  return handlesNow()
}

interface Listening {
  readonly request: ClientRequest
  readonly heard: Promise<void>
}

const listen = (url: string, path: string, cookie: string): Listening => {
  let hear: () => void = () => undefined
  const heard = new Promise<void>((resolve) => {
    hear = resolve
  })
  const request = get(`${url}${path}`, { headers: { cookie }, agent: false }, (answer) => {
    answer.on('data', (part: Buffer) => part.includes('event: changed') && hear())
    answer.on('error', () => undefined)
  })
  request.on('error', () => undefined)
  return { request, heard }
}

/** A cable is pulled: no farewell of HTTP, the socket is simply gone. */
const pull = ({ request }: Listening): void => void request.socket?.resetAndDestroy()
const leave = ({ request }: Listening): void => void request.destroy()

export interface Streamed {
  readonly before: Handles
  readonly during: Handles
  readonly after: Handles
}

/** So many boards listen to one canteen; three of ten are cut off, the others leave. */
export async function openAndDrop(
  database: TestDatabase,
  url: string,
  boards: number,
): Promise<Streamed> {
  const canteen = await aCanteen().in(database.db)
  const { cookies } = await aDevice(database.db, 'board', canteen)
  const path = `/api/canteens/${canteen.canteenId}/board/events`
  const cookie = cookieLine(cookies)
  // As many at once as later, so that the database's pool has grown before the base is counted.
  const { streams } = handlesNow()
  const early = Array.from({ length: boards }, () => listen(url, path, cookie))
  await Promise.all(early.map(({ heard }) => heard))
  for (const one of early) leave(one)
  await settledAt({ sockets: Infinity, timers: Infinity, streams })
  await pause(1_000)
  const before = handlesNow()
  const listening = Array.from({ length: boards }, () => listen(url, path, cookie))
  await Promise.all(listening.map(({ heard }) => heard))
  const during = handlesNow()
  for (const [place, one] of listening.entries()) {
    if (place % 10 < 3) pull(one)
    else leave(one)
  }
  return { before, during, after: await settledAt(before) }
}
