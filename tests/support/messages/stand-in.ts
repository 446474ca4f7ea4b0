import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { createHttpMessenger, signatureOf } from '../../../backend/notices/http-messenger.ts'
import type { HttpMessengerSettings } from '../../../backend/notices/http-messenger.ts'
import type { Messenger } from '../../../backend/notices/messenger.ts'

export const smsKey = 'a key that only tests and the stand-in know'

/** What the stand-in does with a message instead of accepting it. */
export type Mood =
  | 'accepts'
  | 'fails'
  | 'refuses'
  | 'limits'
  | 'resets'
  /** Tells the person, and the answer never comes. */
  | 'tells and falls silent'
  | 'babbles'

export interface AskedMessage {
  readonly to: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly sign: string
  readonly id: string
}

export interface SmsStandIn {
  readonly url: string
  /** Every request that was rightly signed, in the order they came. */
  readonly asked: AskedMessage[]
  /** What telephones showed: one for each id, however often it was asked for. */
  readonly told: AskedMessage[]
  badlySigned: number
  /** For the next messages, in turn; then `usual`. */
  readonly moods: Mood[]
  usual: Mood
  /** Milliseconds before an answer. */
  delay: number
  /** No answer before this. */
  until: Promise<void>
  readonly messenger: (settings?: Partial<HttpMessengerSettings>) => Messenger
}

/** A provider of messages on this machine, with the manners of a real one. */
export async function anSmsStandIn(): Promise<SmsStandIn> {
  const asked: AskedMessage[] = []
  const told: AskedMessage[] = []
  const standIn = {
    badlySigned: 0,
    moods: [] as Mood[],
    usual: 'accepts' as Mood,
    delay: 0,
    until: Promise.resolve(),
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    const signature = String(request.headers['x-nuancan-signature'])
    const at = Number(/^t=(\d+)/.exec(signature)?.[1])
    if (signature !== signatureOf(smsKey, at, body)) {
      standIn.badlySigned += 1
      return void response.writeHead(401).end()
    }
    const message = JSON.parse(body) as AskedMessage
    asked.push(message)
    const mood = standIn.moods.shift() ?? standIn.usual
    if (standIn.delay > 0) await new Promise((resolve) => setTimeout(resolve, standIn.delay))
    await standIn.until
    if (mood === 'resets') return void request.socket.resetAndDestroy()
    if (mood === 'fails') return void response.writeHead(500).end('{"error":"no"}')
    if (mood === 'limits') return void response.writeHead(429).end()
    if (mood === 'refuses') return void response.writeHead(422).end(`{"error":"${message.to}"}`)
    if (!told.some(({ id }) => id === message.id)) told.push(message)
    if (mood === 'tells and falls silent') return
    response.writeHead(200).end(mood === 'babbles' ? 'OK' : `{"ref":"ref-${message.id}"}`)
  }
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
  return Object.assign(standIn, {
    url,
    asked,
    told,
    messenger: (settings: Partial<HttpMessengerSettings> = {}) =>
      createHttpMessenger({ url, key: smsKey, sign: '暖餐', templates: null, ...settings }),
  })
}

/** A report as the provider sends it: the raw body and its signature. */
export const aReceipt = (
  id: string,
  status: string,
  { key = smsKey, at = Math.floor(Date.now() / 1000) } = {},
): { readonly body: string; readonly signature: string } => {
  const body = JSON.stringify({ id, status })
  return { body, signature: signatureOf(key, at, body) }
}
