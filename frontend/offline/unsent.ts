import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { RefusalBody } from '../../backend/vocabulary/refusal.ts'

/** Whose writes these are. Only while this account is signed in are they shown and sent. */
export interface Owner {
  readonly accountId: number
  readonly name: string
}

/** One write that was meant, as it is kept on this device until the server has answered it. */
export interface Unsent {
  /** The place in the queue, counted by this device. */
  readonly order: number
  /** Made here once; the idempotency key of every attempt. */
  readonly key: string
  readonly accountId: number
  readonly ownerName: string
  /** The device's clock when it was meant, ISO 8601. */
  readonly at: string
  /** The endpoint's own, with its params unfilled: '/api/bookings/:bookingId/cancel'. */
  readonly path: `/api/${string}`
  readonly params: unknown
  readonly body: unknown
  /** What the screen that made it needs to show it again; nobody else reads it. */
  readonly about: unknown
  /** waiting: to be sent · sent: the server took it · refused: it said no, and a person has to decide. */
  readonly state: 'waiting' | 'sent' | 'refused'
  /** Attempts begun. Once there was one, the server may have taken it, whatever the network said. */
  readonly tries: number
  readonly refusal: RefusalBody | null
  readonly reply: unknown
}

export type NewUnsent = Omit<Unsent, 'order' | 'state' | 'tries' | 'refusal' | 'reply'>

interface Rooms extends DBSchema {
  unsent: { key: number; value: Unsent; indexes: { account: number } }
}

let opened: Promise<IDBPDatabase<Rooms>> | undefined

const open = (): Promise<IDBPDatabase<Rooms>> =>
  (opened ??= openDB<Rooms>('nuancan-outbox', 1, {
    upgrade: (db) => {
      db.createObjectStore('unsent', { keyPath: 'order', autoIncrement: true }).createIndex(
        'account',
        'accountId',
      )
    },
    terminated: () => {
      opened = undefined
    },
  }))

/** Rejects when this browser keeps nothing: then nothing was taken down, and the screen has to say so. */
export const addUnsent = async (meant: NewUnsent): Promise<number> => {
  const db = await open()
  // The browser counts `order` when it writes; the type wants one.
  const { order: _, ...item } = {
    ...meant,
    order: 0,
    state: 'waiting' as const,
    tries: 0,
    refusal: null,
    reply: null,
  }
  return db.add('unsent', item as Unsent)
}

/** Hers, in the order they were meant. */
export const readUnsent = async (accountId: number): Promise<Unsent[]> =>
  (await open()).getAllFromIndex('unsent', 'account', accountId)

/** What others left on this device: how many and whose, and nothing else of it. */
export const readSealed = async (
  accountId: number,
): Promise<{ readonly name: string; readonly count: number }[]> => {
  const counts = new Map<number, { name: string; count: number }>()
  for (const item of await (await open()).getAll('unsent')) {
    if (item.accountId === accountId || item.state === 'sent') continue
    const before = counts.get(item.accountId)?.count ?? 0
    counts.set(item.accountId, { name: item.ownerName, count: before + 1 })
  }
  return [...counts.values()]
}

/** The oldest of hers that waits, marked as begun before anything of it leaves the device. */
export const beginNext = async (accountId: number): Promise<Unsent | null> => {
  const tx = (await open()).transaction('unsent', 'readwrite')
  const hers = await tx.store.index('account').getAll(accountId)
  const next = hers.find(({ state }) => state === 'waiting')
  const begun = next === undefined ? null : { ...next, tries: next.tries + 1 }
  if (begun !== null) await tx.store.put(begun)
  await tx.done
  return begun
}

/** What the server said to it. */
export const noteAnswer = async (
  order: number,
  answer: Pick<Unsent, 'state' | 'refusal' | 'reply'>,
): Promise<void> => {
  const tx = (await open()).transaction('unsent', 'readwrite')
  const item = await tx.store.get(order)
  if (item !== undefined) await tx.store.put({ ...item, ...answer })
  await tx.done
}

/**
 * Taken away by a person: a refused one that is dealt with, or one of which nothing has left the device yet. False
 * when an attempt has begun meanwhile: then only the server can undo it.
 */
export const withdrawUnsent = async (order: number): Promise<boolean> => {
  const tx = (await open()).transaction('unsent', 'readwrite')
  const item = await tx.store.get(order)
  const free = item === undefined || item.state === 'refused' || item.tries === 0
  if (item !== undefined && free) await tx.store.delete(order)
  await tx.done
  return free
}

/** What was refused is to be sent again under its key: what stood against it may be gone. */
export const sendAgain = async (order: number): Promise<void> => {
  const tx = (await open()).transaction('unsent', 'readwrite')
  const item = await tx.store.get(order)
  if (item?.state === 'refused') await tx.store.put({ ...item, state: 'waiting', refusal: null })
  await tx.done
}

/** What the server took is kept until the screen has seen it in the server's own words. */
export const forgetSent = async (which: (item: Unsent) => boolean): Promise<void> => {
  const tx = (await open()).transaction('unsent', 'readwrite')
  for (const item of await tx.store.getAll()) {
    if (item.state === 'sent' && which(item)) await tx.store.delete(item.order)
  }
  await tx.done
}
