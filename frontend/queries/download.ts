import type { Endpoint } from '../../backend/contract/endpoint.ts'
import { RefusedCall } from '../../backend/vocabulary/refusal.ts'
import { isRefusal, urlOf } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'

const nameIn = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'nuancan'

/** Fetches a file and hands it to the browser to keep. Throws RefusedCall. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, 'params' | 'query'>,
): Promise<void> {
  const response = await fetch(urlOf(endpoint, input), { credentials: 'same-origin' })
  if (!response.ok) {
    const reply: unknown = await response.json().catch(() => null)
    if (!isRefusal(reply)) throw new TypeError(`${response.status} without a reason`)
    throw new RefusedCall(response.status, reply)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition'))
  link.click()
  // Some browsers begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
