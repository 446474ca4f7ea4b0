import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as waitFor } from 'node:timers/promises'
import type { ApiFault, ApiRule, Operation } from './faults.ts'
import { parseForm, type FormValues } from './form.ts'
import type { Gate } from './gate.ts'
import { IdempotencyKeys, type Answer } from './idempotency.ts'
import { routes, type Route } from './operations.ts'
import { publishedFaults, publishedOperation } from './published.ts'
import { atTheDoor, rateLimited, serverError, StripeRefusal } from './refusal.ts'
import type { World } from './world.ts'

export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

export interface ApiAnswer extends Answer {
  readonly headers: Readonly<Record<string, string>>
}

/** One line of what was asked and how it went. */
export interface CallRecord {
  readonly requestId: string
  readonly operation: Operation | undefined
  readonly idempotencyKey: string | undefined
  readonly fault: ApiFault | undefined
  readonly replayed: boolean
  readonly status: number | 'no answer'
  /** What Stripe's published schemas say against it; null where it was refused before it was read. */
  readonly faultsByPublished: readonly string[] | null
}

export interface ApiOptions {
  readonly world: World
  readonly gate: Gate
  readonly apiVersion: string
  /** Each key, and whether it is one for real money. */
  readonly keys: ReadonlyMap<string, boolean>
}

export interface Api {
  readonly calls: readonly CallRecord[]
  /** Undefined: the connection is to end without an answer. */
  readonly answer: (request: ApiRequest) => Promise<ApiAnswer | undefined>
}

/** https://docs.stripe.com/api/idempotent_requests */
const longestKey = 255

interface Entered {
  readonly request: ApiRequest
  readonly route: Route
  readonly id: string
  readonly livemode: boolean
  readonly key: string | undefined
  readonly requestId: string
  readonly rule: ApiRule | undefined
}

export function stripeApi(options: ApiOptions): Api {
  const { world } = options
  const kept = new IdempotencyKeys(world.clock)
  const calls: CallRecord[] = []
  return {
    calls,
    async answer(request) {
      const requestId = `req_${world.ids.letters(14)}`
      const key = request.method === 'POST' ? textOf(request.headers['idempotency-key']) : undefined
      const record = {
        requestId,
        operation: undefined,
        idempotencyKey: key,
        fault: undefined,
        faultsByPublished: null,
      }
      let entered: Entered
      try {
        entered = enter(request, requestId, key, options)
      } catch (error) {
        const answer = refused(error)
        calls.push({ ...record, replayed: false, status: answer.status })
        return withHeaders(answer, requestId, options)
      }
      const fault = entered.rule?.fault
      const { answer, replayOf } = await carryOut(entered, kept, options)
      const silent = fault === 'time-out before' || fault === 'time-out after success'
      calls.push({
        ...record,
        operation: entered.route.operation,
        fault,
        faultsByPublished: faultsOf(request),
        replayed: replayOf !== undefined,
        status: silent ? 'no answer' : answer.status,
      })
      if (silent) return undefined
      const { headers } = withHeaders(answer, requestId, options)
      const more: Record<string, string> = {}
      if (key !== undefined) more['idempotency-key'] = key
      if (replayOf !== undefined) {
        more['idempotent-replayed'] = 'true'
        more['original-request'] = replayOf
      }
      return { ...answer, headers: { ...headers, ...more } }
    },
  }
}

/** What is looked at before anything is done: the key, the version, the address. */
function enter(
  request: ApiRequest,
  requestId: string,
  key: string | undefined,
  { keys, apiVersion, world }: ApiOptions,
): Entered {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  const livemode = given === undefined ? undefined : keys.get(given)
  if (given === undefined || livemode === undefined) {
    const shown = given === undefined ? 'none' : `${given.slice(0, 8)}…${given.slice(-4)}`
    throw atTheDoor(`Invalid API Key provided: ${shown}`, {}, 401)
  }
  const version = request.headers['stripe-version']
  if (version !== undefined && version !== apiVersion) {
    throw atTheDoor(`Invalid Stripe API version: ${textOf(version)}`)
  }
  if (key !== undefined && key.length > longestKey) {
    throw atTheDoor(`Idempotency keys have ${longestKey} characters at most.`)
  }
  const { method, path } = request
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null
    if (!match) continue
    const rule = world.faults.ofCall(route.operation)
    return { request, route, id: match[1] ?? '', livemode, key, requestId, rule }
  }
  throw atTheDoor(`Unrecognized request URL (${method}: ${path}).`, {}, 404)
}

interface CarriedOut {
  readonly answer: Answer
  /** The request whose answer this is, if it was answered before. */
  readonly replayOf?: string
}

async function carryOut(
  entered: Entered,
  kept: IdempotencyKeys,
  options: ApiOptions,
): Promise<CarriedOut> {
  const { key, rule, requestId } = entered
  if (rule?.fault === 'rate limited') return { answer: refused(rateLimited()) }
  if (rule?.fault === 'time-out before') return { answer: refused(serverError()) }
  if (key !== undefined) {
    try {
      const before = kept.begin(key, fingerprint(entered))
      if (before) return { answer: before, replayOf: before.requestId }
    } catch (error) {
      return { answer: refused(error) }
    }
  }
  const { answer, keeps } = work(entered, options.world)
  if (rule?.fault === 'slow') await waitFor(rule.afterMs ?? 0)
  if (rule?.fault === 'held') await options.gate.wait()
  if (key !== undefined) {
    if (keeps) kept.finish(key, { ...answer, requestId })
    else kept.letGo(key)
  }
  return { answer }
}

/** All of it happens here, at once: the state has changed before any waiting begins. */
function work(entered: Entered, world: World): { answer: Answer; keeps: boolean } {
  const { route, request, id, livemode, key, requestId, rule } = entered
  if (rule?.fault === 'server error') return { answer: refused(serverError()), keeps: true }
  const values = valuesOf(request)
  const cause = { id: requestId, idempotency_key: key ?? null }
  try {
    const object = world.events.causedBy(cause, () => route.answer(world, { id, values, livemode }))
    assertPublished(request)
    if (rule?.fault === 'server error after success') {
      return { answer: refused(serverError()), keeps: true }
    }
    return { answer: { status: 200, body: JSON.stringify(object, null, 2) }, keeps: true }
  } catch (error) {
    const keeps = error instanceof StripeRefusal && error.stage === 'under way'
    return { answer: refused(error), keeps }
  }
}

const valuesOf = ({ method, query, body }: ApiRequest): FormValues =>
  parseForm(method === 'GET' ? query : body)

function faultsOf(request: ApiRequest): readonly string[] {
  const operation = publishedOperation(request.method, request.path)
  if (operation === undefined) return [`not published: ${request.method} ${request.path}`]
  return publishedFaults(operation, valuesOf(request))
}

/** What Stripe would refuse must not pass here: a test that does is a mistake of the stand-in. */
function assertPublished(request: ApiRequest): void {
  if (publishedOperation(request.method, request.path) === undefined) return
  const faults = faultsOf(request)
  if (faults.length > 0) throw new Error(`taken, though Stripe would not: ${faults.join('; ')}`)
}

/** A mistake of the stand-in itself is not dressed up as an answer of Stripe's. */
function refused(error: unknown): Answer {
  if (!(error instanceof StripeRefusal)) throw error
  return { status: error.status, body: JSON.stringify({ error: error.body }, null, 2) }
}

/** The same key stands for the same request, in whatever order its parameters come. */
function fingerprint({ request: { method, path, body }, livemode }: Entered): string {
  const values = [...new URLSearchParams(body)].map((pair) => pair.join('=')).toSorted()
  const whole = JSON.stringify([method, path, livemode, values])
  return createHash('sha256').update(whole).digest('hex')
}

function withHeaders(answer: Answer, requestId: string, { apiVersion }: ApiOptions): ApiAnswer {
  const headers = {
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': apiVersion,
  }
  return { ...answer, headers }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
