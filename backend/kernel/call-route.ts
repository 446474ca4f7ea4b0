import * as z from 'zod/mini'
import { Refusal } from '../vocabulary/refusal.ts'
import type { EndpointName } from '../contract/registry.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { CallContext, Route } from './route.ts'

export interface RawInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly key: string | undefined
}

/** Throws a refusal unless the actor may call this endpoint on what the parsed input names. */
export type Authorise = (
  name: EndpointName,
  actor: Actor,
  input: {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: Record<string, unknown>
  },
) => Promise<void>

const uuid = z.uuid()

const parse = (schema: z.ZodMiniType, value: unknown, part: string): Record<string, unknown> => {
  const parsed = schema.safeParse(value ?? {})
  if (parsed.success) return parsed.data as Record<string, unknown>
  const issue = parsed.error.issues[0]
  if (issue?.message === 'date_impossible') throw new Refusal('date_impossible')
  throw new Refusal('malformed', { where: [part, ...(issue?.path ?? [])].map(String).join('.') })
}

/**
 * The one way into a handler, from HTTP and from our own rendering alike: parse, authorise, handle, and let
 * only the fields of the reply's schema out. A file goes out as it is made.
 */
export const callRoute = async (
  route: Route,
  authorise: Authorise,
  context: CallContext,
  input: RawInput,
): Promise<unknown> => {
  const { endpoint } = route
  const params = parse(endpoint.params, input.params, 'params')
  const query = parse(endpoint.query, input.query, 'query')
  const body = parse(endpoint.body, input.body, 'body')
  await authorise(route.name, context.actor, { params, query, body })
  if (endpoint.method === 'POST' && (input.key === undefined || !uuid.safeParse(input.key).success))
    throw new Refusal('key_missing')
  const reply = await route.handle({
    ...context,
    params,
    query,
    body,
    // Without an account or device the cookie jar cannot tell people apart; the address at least keeps keys apart.
    write: {
      actorKey: context.actor.key === 'nobody' ? `nobody:${context.address}` : context.actor.key,
      key: input.key ?? '',
      endpoint: route.name,
      body: { params, body },
    },
  })
  return endpoint.file === null ? endpoint.reply.parse(reply ?? {}) : reply
}
