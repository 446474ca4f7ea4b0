import * as z from 'zod/mini'
import type { RefusalCode } from '../vocabulary/refusal.ts'

export type Schema = z.ZodMiniType

/** One object describes a route for both ends: the server serves it, the client calls it, OpenAPI is made from it. */
export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly reply: Reply
  /** The kind of file it answers with instead of a reply. */
  readonly file: string | null
  /** For what does not fit into a form: a table somebody hands in. Null where the usual limit holds. */
  readonly largestBodyBytes: number | null
  /** Refusals of its own, beside those any route may give (malformed, sign_in_required, not_yours, …). */
  readonly refusals: readonly RefusalCode[]
}

const nothing = z.object({})
export type Nothing = typeof nothing

/** Fills in what an endpoint does not take. */
export const endpoint = <
  Params extends Schema = Nothing,
  Query extends Schema = Nothing,
  Body extends Schema = Nothing,
  Reply extends Schema = Nothing,
>(shape: {
  method: 'GET' | 'POST'
  path: `/api/${string}`
  summary: string
  params?: Params
  query?: Query
  body?: Body
  reply?: Reply
  file?: string
  largestBodyBytes?: number
  refusals?: readonly RefusalCode[]
}): Endpoint<Params, Query, Body, Reply> => ({
  method: shape.method,
  path: shape.path,
  summary: shape.summary,
  params: shape.params ?? (nothing as unknown as Params),
  query: shape.query ?? (nothing as unknown as Query),
  body: shape.body ?? (nothing as unknown as Body),
  reply: shape.reply ?? (nothing as unknown as Reply),
  file: shape.file ?? null,
  largestBodyBytes: shape.largestBodyBytes ?? null,
  refusals: shape.refusals ?? [],
})

/** What a client passes and what the handler receives. */
export type ParamsIn<E extends Endpoint> = z.input<E['params']>
export type ParamsOf<E extends Endpoint> = z.output<E['params']>
export type QueryIn<E extends Endpoint> = z.input<E['query']>
export type QueryOf<E extends Endpoint> = z.output<E['query']>
export type BodyIn<E extends Endpoint> = z.input<E['body']>
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>
