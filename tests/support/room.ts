import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import type {
  BodyIn,
  Endpoint,
  ParamsIn,
  QueryIn,
  ReplyOf,
} from '../../backend/contract/endpoint.ts'
import type { endpoints, EndpointName } from '../../backend/contract/registry.ts'
import { callRoute } from '../../backend/kernel/call-route.ts'
import { createSealer } from '../../backend/kernel/crypto.ts'
import type { Deps } from '../../backend/kernel/deps.ts'
import { createLive } from '../../backend/kernel/live.ts'
import { createLog } from '../../backend/kernel/log.ts'
import type { Route } from '../../backend/kernel/route.ts'
import { nobody, type Actor } from '../../backend/vocabulary/actor.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { untilNotBusy } from './api.ts'
import type { TestDatabase } from './database.ts'

type Endpoints = typeof endpoints

interface Input<E extends Endpoint> {
  readonly params?: ParamsIn<E>
  readonly query?: QueryIn<E>
  readonly body?: BodyIn<E>
  readonly key?: string
  readonly language?: Language
}

export interface Room {
  readonly deps: Deps
  /** Calls an endpoint as the server does (parse, handle, reply schema), except that nobody asks who may. "Busy" is asked again. */
  readonly ask: <Name extends EndpointName>(
    actor: Actor,
    name: Name,
    input?: Input<Endpoints[Name]>,
  ) => Promise<ReplyOf<Endpoints[Name]>>
  /** The code of the refusal, or 'allowed'. Takes any input: bad ones are what it is for. */
  readonly refusal: (
    actor: Actor,
    name: EndpointName,
    input?: { params?: unknown; query?: unknown; body?: unknown; key?: string },
  ) => Promise<string>
}

/** The routes of some rooms on one database; the policy table is tested elsewhere. */
export const aRoom = (
  { db, url }: TestDatabase,
  routesOf: readonly ((deps: Deps) => readonly Route[])[],
  config: Partial<Deps['config']> = {},
): Room => {
  const log = createLog('silent')
  const live = createLive(url, log)
  afterAll(() => live.close())
  const deps: Deps = {
    db,
    live,
    log,
    sealer: createSealer('a secret only for tests'),
    config: {
      appSecret: 'a secret only for tests',
      publicUrl: 'http://localhost:3000',
      demo: false,
      secureCookies: false,
      trustedProxies: 0,
      setUpCode: null,
      payOrigin: null,
      messages: 'called',
      ...config,
    },
  }
  const routes = new Map<EndpointName, Route>(
    routesOf.flatMap((of) => of(deps)).map((route) => [route.name, route]),
  )
  const call = (
    actor: Actor,
    name: EndpointName,
    input: { params?: unknown; query?: unknown; body?: unknown; key?: string; language?: Language },
  ): Promise<unknown> => {
    const route = routes.get(name)
    if (!route) throw new Error(`no route ${name} in this room`)
    const cookies = new Map<string, string>()
    const context = {
      actor,
      language: input.language ?? ('zh-CN' as const),
      address: '127.0.0.1',
      origin: 'http://127.0.0.1',
      userAgent: 'test',
      cookies: {
        get: (cookie: string) => cookies.get(cookie),
        set: (cookie: string, value: string) => void cookies.set(cookie, value),
        clear: (cookie: string) => void cookies.delete(cookie),
      },
    }
    const { params, query, body, key = randomUUID() } = input
    return callRoute(route, async () => undefined, context, { params, query, body, key })
  }
  return {
    deps,
    ask: (actor, name, input = {}) => {
      const asked = { ...input, key: input.key ?? randomUUID() }
      return untilNotBusy(() => call(actor, name, asked)) as never
    },
    refusal: async (actor, name, input = {}) => {
      try {
        await call(actor, name, input)
        return 'allowed'
      } catch (error) {
        if (error instanceof Refusal) return error.code
        throw error
      }
    },
  }
}

/** An account with one role over something. */
export const anActor = (
  grant: Partial<Actor['grants'][number]> & Pick<Actor['grants'][number], 'role'>,
): Actor => ({
  ...nobody,
  key: 'account:1',
  name: '测试员',
  accountId: 1,
  grants: [{ dinerId: null, canteenId: null, placeId: null, permissions: [], ...grant }],
})
