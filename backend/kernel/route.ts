import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../contract/endpoint.ts'
import type { EndpointName } from '../contract/registry.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Language } from '../vocabulary/role.ts'
import type { WriteRequest } from './idempotency.store.ts'

/** What a handler may know about the request besides its parsed input. */
export interface CallContext {
  readonly actor: Actor
  readonly language: Language
  readonly address: string
  /** Where the caller's browser sees us: https://canteen.example.org. */
  readonly origin: string
  readonly userAgent: string
  readonly cookies: CookieJar
}

export interface CookieJar {
  readonly get: (name: string) => string | undefined
  readonly set: (name: string, value: string, maxAgeSeconds: number) => void
  readonly clear: (name: string) => void
}

export interface Call<E extends Endpoint> extends CallContext {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** For `once`: the idempotency key and what it stands for. Only on POST routes. */
  readonly write: WriteRequest
}

/** An endpoint with its handler. Made by `serve`, mounted by the application, which asks the policy table first. */
export interface Route {
  readonly name: EndpointName
  readonly endpoint: Endpoint
  readonly handle: (call: Call<Endpoint>) => Promise<unknown>
}

/** What a route answers instead of JSON: written as it is made, so that a long one never lies in memory whole. */
export interface FileReply {
  readonly name: string
  readonly parts: AsyncIterable<string | Uint8Array>
}

/** The same door, policy and refusals; only the answer is a file of the kind the endpoint names. */
export const serveFile = <E extends Endpoint>(
  name: EndpointName,
  endpoint: E,
  handle: (call: Call<E>) => Promise<FileReply>,
): Route => ({ name, endpoint, handle })

export const serve = <E extends Endpoint>(
  name: EndpointName,
  endpoint: E,
  handle: (call: Call<E>) => Promise<ReplyOf<E>>,
): Route => ({
  name,
  endpoint,
  // The one place where a typed handler is forgotten into a list; `callRoute` parses its input before calling it.
  handle,
})
