import type { BodyIn, Endpoint, ParamsIn } from '../../backend/contract/endpoint.ts'
import { newKey } from '../api/key.ts'
import { noteUnsent } from './flag.ts'
import { sendWaitingAlone } from './sending.ts'
import type { Line } from './sending.ts'
import {
  addUnsent,
  forgetSent,
  readSealed,
  readUnsent,
  sendAgain,
  withdrawUnsent,
} from './unsent.ts'
import type { Owner, Unsent } from './unsent.ts'

/** What this device has not brought to the server yet, as one person sees it. */
export interface OutboxNow {
  /** Hers, in the order they were meant; also those the server took, until they are forgotten. */
  readonly items: readonly Unsent[]
  /** Other people's, sealed: they are sent when their owner signs in here. */
  readonly sealed: readonly { readonly name: string; readonly count: number }[]
  /** unknown: nobody was asked yet since the page was opened. */
  readonly line: Line | 'unknown'
}

interface Write<E extends Endpoint> {
  readonly params?: ParamsIn<E>
  readonly body?: BodyIn<E>
  readonly key?: string
  readonly at: Date
  readonly about: unknown
}

export interface Outbox {
  readonly now: () => OutboxNow
  readonly subscribe: (tell: () => void) => () => void
  /**
   * Takes a write down and sends it as soon as somebody answers; over reloads, closed tabs and days. Rejects only when
   * this browser keeps nothing.
   */
  readonly add: <E extends Endpoint>(endpoint: E, write: Write<E>) => Promise<void>
  /** Takes one back of which nothing left the device, or puts a refused one away. False when it is under way already. */
  readonly withdraw: (order: number) => Promise<boolean>
  /** Sends a refused one again, under its own key. */
  readonly retry: (order: number) => Promise<void>
  /** What the server took and nobody has forgotten yet, as it stands on the device. */
  readonly sent: () => Promise<ReadonlySet<number>>
  /** Of what the server took, forgets those that a newer answer of it shows. */
  readonly forgetSent: (which: (item: Unsent) => boolean) => Promise<void>
  /** Tries now: the line may be back. */
  readonly send: () => void
}

const isUnsent = ({ items, sealed }: OutboxNow): boolean =>
  sealed.length > 0 || items.some(({ state }) => state !== 'sent')

/** What one person's outbox holds, told to whoever watches in this tab and in every other. */
function watching({ accountId }: Owner) {
  const listeners = new Set<() => void>()
  const tabs =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('nuancan-outbox')
  let state: OutboxNow = { items: [], sealed: [], line: 'unknown' }
  const look = async (line: OutboxNow['line'] = state.line): Promise<void> => {
    const [items, sealed] = await Promise.all([readUnsent(accountId), readSealed(accountId)])
    state = { items, sealed, line }
    noteUnsent(isUnsent(state) ? 'something' : 'nothing')
    for (const tell of listeners) tell()
  }
  tabs?.addEventListener('message', ({ data }: MessageEvent<Line | undefined>) => void look(data))
  return {
    now: () => state,
    subscribe: (tell: () => void) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    changed: async (line?: Line): Promise<void> => {
      await look(line)
      tabs?.postMessage(line)
    },
  }
}

const pausesMs = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000]

/**
 * Sends whenever asked, one run after the other; after a silence again by itself, with longer and longer pauses. What a
 * person does, or a line that comes back, begins anew with the short ones.
 */
function posting({ accountId }: Owner, changed: (line?: Line) => Promise<void>): () => void {
  let running = false
  let again = false
  let silences = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = async (): Promise<void> => {
    running = true
    const line = await sendWaitingAlone(accountId, () => void changed()).catch((): Line => 'silent')
    await changed(line)
    running = false
    if (again) return send()
    if (line === 'silent') timer = setTimeout(() => void run(), pausesMs[silences])
    silences = line === 'silent' ? Math.min(silences + 1, pausesMs.length - 1) : 0
  }
  const send = (): void => {
    clearTimeout(timer)
    silences = 0
    again = running
    if (!running) void run()
  }
  window.addEventListener('online', send)
  document.addEventListener('visibilitychange', send)
  return send
}

function open(owner: Owner): Outbox {
  const { now, subscribe, changed } = watching(owner)
  const send = posting(owner, changed)
  const hers = ({ accountId }: Unsent): boolean => accountId === owner.accountId
  // What others had the server take says who ate what; it is of no use to anybody here.
  void forgetSent((item) => !hers(item)).then(send)
  return {
    now,
    subscribe,
    send,
    add: async (endpoint, { params, body, key, at, about }) => {
      await addUnsent({
        key: key ?? newKey(),
        accountId: owner.accountId,
        ownerName: owner.name,
        at: at.toISOString(),
        path: endpoint.path,
        params: params ?? {},
        body: body ?? {},
        about,
      })
      await changed()
      send()
    },
    withdraw: async (order) => {
      const gone = await withdrawUnsent(order)
      await changed()
      return gone
    },
    retry: async (order) => {
      await sendAgain(order)
      await changed()
      send()
    },
    sent: async () => {
      const items = await readUnsent(owner.accountId)
      return new Set(items.flatMap(({ state, order }) => (state === 'sent' ? [order] : [])))
    },
    forgetSent: async (which) => {
      await forgetSent((item) => hers(item) && which(item))
      await changed()
    },
  }
}

const outboxes = new Map<number, Outbox>()

/** The outbox of whoever is signed in; it begins to send at once. */
export function outboxOf(owner: Owner): Outbox {
  const outbox = outboxes.get(owner.accountId) ?? open(owner)
  outboxes.set(owner.accountId, outbox)
  return outbox
}
