import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { BodyIn, ParamsIn, QueryIn, ReplyOf } from '../../backend/contract/endpoint.ts'
import { endpoints, type EndpointName } from '../../backend/contract/registry.ts'
import { Refusal, RefusedCall, type RefusalBody } from '../../backend/vocabulary/refusal.ts'

type Given<Name extends string, Value> =
  Record<string, never> extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value }

/** What one endpoint takes, and for a write the key that makes it one write. */
export type Input<Name extends EndpointName> = Given<'params', ParamsIn<(typeof endpoints)[Name]>> &
  Given<'query', QueryIn<(typeof endpoints)[Name]>> &
  Given<'body', BodyIn<(typeof endpoints)[Name]>> & { readonly key?: string }

export type Reply<Name extends EndpointName> = ReplyOf<(typeof endpoints)[Name]>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** One person or device, talking HTTP to a real server. */
export interface Api {
  /** The reply, or a RefusedCall. "Busy" is asked again with the same key after a moment, as the screens do. */
  call<Name extends EndpointName>(name: Name, input: Input<Name>): Promise<Reply<Name>>
  /** The refusal's code, or 'accepted': for tables of what is refused and why. */
  outcome<Name extends EndpointName>(name: Name, input: Input<Name>): Promise<string>
  /** Whatever comes back, even from nonsense. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>
  readonly cookies: Record<string, string>
}

export interface SendOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface WithCookies {
  readonly cookies: Readonly<Record<string, string>>
}

export interface Caller extends WithCookies {
  /** What goes with every request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** `apiOf(server.url)(diner).call('placeBooking', { body })` */
export const apiOf =
  (...addresses: readonly string[]) =>
  (who: Caller = { cookies: {} }): Api => {
    let turn = 0
    const cookies = { ...who.cookies }
    const nextAddress = (): string => addresses[turn++ % addresses.length] ?? ''
    const send = async (
      method: string,
      path: string,
      { body, headers = {} }: SendOptions = {},
    ): Promise<Answer> => {
      const answer = await fetch(`${nextAddress()}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...who.headers,
          ...(Object.keys(cookies).length > 0 ? { cookie: cookieLine(cookies) } : {}),
          ...(typeof body === 'object' ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        body: typeof body === 'object' ? JSON.stringify(body) : (body as string | undefined),
      })
      keepCookies(cookies, answer.headers)
      return { status: answer.status, headers: answer.headers, body: readable(await answer.text()) }
    }
    const call = async <Name extends EndpointName>(
      name: Name,
      input: Input<Name>,
    ): Promise<Reply<Name>> => {
      const { method, path } = endpoints[name]
      const { params = {}, query = {}, body = {}, key = randomUUID() } = input as LooseInput
      const options = method === 'POST' ? { body, headers: { 'idempotency-key': key } } : {}
      return untilNotBusy(async () => {
        const answer = await send(method, `${filled(path, params)}${queryOf(query)}`, options)
        if (answer.status < 400) return answer.body as Reply<Name>
        throw new RefusedCall(answer.status, answer.body as RefusalBody)
      })
    }
    const outcome = <Name extends EndpointName>(name: Name, input: Input<Name>): Promise<string> =>
      call(name, input).then(
        () => 'accepted',
        (error: unknown) => {
          if (error instanceof RefusedCall) return error.refusal.code
          throw error
        },
      )
    return { call, outcome, send, cookies }
  }

const mostAttempts = 40

/** Asks again after a moment, as the screens do, while the answer is "busy". */
export async function untilNotBusy<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (codeOf(error) !== 'busy' || attempt === mostAttempts) throw error
      await pause(attempt * 5)
    }
  }
}

const codeOf = (error: unknown): string | undefined => {
  if (error instanceof RefusedCall) return error.refusal.code
  return error instanceof Refusal ? error.code : undefined
}

interface LooseInput {
  readonly params?: Record<string, string | number>
  readonly query?: Record<string, string | number | undefined>
  readonly body?: Record<string, unknown>
  readonly key?: string
}

const filled = (path: string, params: Record<string, string | number>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

const queryOf = (query: Record<string, string | number | undefined>): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

export const cookieLine = (cookies: Readonly<Record<string, string>>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

function keepCookies(cookies: Record<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (attributes.some((attribute) => /max-age=0$/i.test(attribute.trim()))) delete cookies[name]
    else cookies[name] = value
  }
}

const readable = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
