import type { QueryClient } from '@tanstack/react-query'
import type { Endpoint, ReplyOf } from '../../backend/contract/endpoint.ts'
import { call } from '../api/call.ts'
import type { Caller, CallInput } from '../api/call.ts'

const callers = new WeakMap<QueryClient, Caller>()

/** While the server renders, one page's queries run as that page's visitor. */
export function runQueriesAs(client: QueryClient, caller: Caller): void {
  callers.set(client, caller)
}

/** A query function over an endpoint: `queryOptions({ queryKey: […], queryFn: asking(endpoint, { params }) })`. */
export const asking =
  <E extends Endpoint>(endpoint: E, input: Pick<CallInput<E>, 'params' | 'query'> = {}) =>
  ({ client, signal }: { client: QueryClient; signal: AbortSignal }): Promise<ReplyOf<E>> => {
    const caller = callers.get(client)
    return caller === undefined ? call(endpoint, { ...input, signal }) : caller(endpoint, input)
  }
