import type { Endpoint } from '../../backend/contract/endpoint.ts'
import { call, isRefused } from '../api/call.ts'
import { beginNext, noteAnswer } from './unsent.ts'
import type { Unsent } from './unsent.ts'

/** How long one attempt may take until it counts as unanswered. */
const patienceMs = 20_000

type Outcome = 'answered' | 'silent' | 'signed_out'

/** Who is here has changed, or a code is owed: nothing is wrong with the write, it waits for its person. */
const asksWho = (status: number, code: string): boolean =>
  status === 401 || code === 'step_up_required'

/** The server is busy or ailing: the same write is right in a while. */
const passes = (status: number): boolean => status >= 500 || status === 429 || status === 408

async function attempt({ path, params, body, key, accountId }: Unsent): Promise<unknown> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patienceMs)
  const endpoint = { method: 'POST', path } as unknown as Endpoint
  try {
    return await call(endpoint, {
      params: params as never,
      body: body as never,
      key,
      asAccount: accountId,
      signal: controller.signal,
    })
  } finally {
    clearTimeout(timer)
  }
}

async function send(item: Unsent): Promise<Outcome> {
  try {
    const reply = await attempt(item)
    await noteAnswer(item.order, { state: 'sent', refusal: null, reply })
    return 'answered'
  } catch (error) {
    if (!isRefused(error)) return 'silent'
    const { status, refusal } = error
    if (asksWho(status, refusal.code)) return 'signed_out'
    if (passes(status)) return 'silent'
    await noteAnswer(item.order, { state: 'refused', refusal, reply: null })
    return 'answered'
  }
}

const lock = 'nuancan-outbox'

/** open: the server answered last · silent: nobody did · signed_out: it wants whoever made the write. */
export type Line = 'open' | 'silent' | 'signed_out'

async function sendWaiting(accountId: number, told: () => void): Promise<Line> {
  for (;;) {
    // The browser knows when there is no cable: then nothing is begun, and what was meant can still be taken back here.
    if (!navigator.onLine) return 'silent'
    const item = await beginNext(accountId)
    if (item === null) return 'open'
    const outcome = await send(item)
    told()
    if (outcome === 'silent' || outcome === 'signed_out') return outcome
  }
}

/**
 * Sends what waits of this account, one after the other in the order it was meant, until nothing is left or nobody
 * answers. A refusal goes to a person and holds up nothing behind it. One tab at a time; without HTTPS a browser has
 * no locks: two tabs may both send, and the key makes it once. `told` hears after each.
 */
export const sendWaitingAlone = (accountId: number, told: () => void): Promise<Line> =>
  'locks' in navigator
    ? navigator.locks.request(lock, () => sendWaiting(accountId, told))
    : sendWaiting(accountId, told)

/** Lets an answer that is on its way be written down first; waits for it so many milliseconds at most. */
export const hearOut = async (patienceMs: number): Promise<void> => {
  if (!('locks' in navigator)) return
  const signal = AbortSignal.timeout(patienceMs)
  await navigator.locks.request(lock, { signal }, () => undefined).catch(() => undefined)
}
