import type {
  BodyIn,
  Endpoint,
  ParamsIn,
  QueryIn,
  ReplyOf,
} from '../../backend/contract/endpoint.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { RefusedCall } from '../../backend/vocabulary/refusal.ts'
import type { RefusalBody } from '../../backend/vocabulary/refusal.ts'
import { newKey } from './key.ts'

export interface CallInput<E extends Endpoint> {
  params?: ParamsIn<E>
  query?: QueryIn<E>
  body?: BodyIn<E>
  /** Kept by the caller when the same write may be sent again; otherwise a new one is made. */
  key?: string
  signal?: AbortSignal
  /** Whose write it is, where somebody else may have signed in since it was made. */
  asAccount?: number
  /** For a page in another language than this browser is set to. */
  language?: Language
}

/** Runs an endpoint: over HTTP in a browser, in-process while the server renders. Throws RefusedCall. */
export type Caller = <E extends Endpoint>(endpoint: E, input?: CallInput<E>) => Promise<ReplyOf<E>>

/** '/api/bookings/:bookingId/cancel' with its params and query filled in. */
export function urlOf(
  endpoint: Endpoint,
  input: { params?: unknown; query?: unknown } = {},
): string {
  const params = (input.params ?? {}) as Record<string, string | number>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(
    (input.query ?? {}) as Record<string, string | number | null | undefined>,
  )) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** By name, not by class: the server's own bundle carries a copy of the class. */
export const isRefused = (error: unknown): error is RefusedCall =>
  error instanceof Error && error.name === 'RefusedCall'

export function isRefusal(reply: unknown): reply is RefusalBody {
  return typeof reply === 'object' && reply !== null && 'code' in reply && 'sentence' in reply
}

/** The browser's caller. What the network does is left as the fetch error it is. */
export const call: Caller = async (endpoint, input = {}) => {
  const headers: Record<string, string> = { Accept: 'application/json' }
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (input.language) headers['Nuancan-Language'] = input.language
  if (input.asAccount) headers['Nuancan-Account'] = String(input.asAccount)
  if (input.signal) init.signal = input.signal
  if (endpoint.method === 'POST') {
    headers['Content-Type'] = 'application/json'
    headers['Idempotency-Key'] = input.key ?? newKey()
    init.body = JSON.stringify(input.body ?? {})
  }
  const response = await fetch(urlOf(endpoint, input), init)
  const reply: unknown = await response.json().catch(() => undefined)
  if (response.ok && reply !== undefined) return reply as never
  // A proxy, or a hotel's sign-in, may answer with a page of its own, and a line may break in mid-answer: to the
  // person that is the network failing, and no write counts as taken.
  if (!isRefusal(reply)) throw new TypeError(`${response.status} without a reason`)
  throw new RefusedCall(response.status, reply)
}
