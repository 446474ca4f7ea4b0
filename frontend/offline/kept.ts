import { deleteDB, openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'

/** What the server last said, kept so that a task goes on without it: for one person, until the end of one day. */
interface Kept {
  readonly name: string
  readonly accountId: number
  readonly day: ServiceDay
  /** The device's clock when it was asked for, in milliseconds. */
  readonly askedAtMs: number
  readonly value: unknown
}

interface Rooms extends DBSchema {
  kept: { key: string; value: Kept }
}

const database = 'nuancan-kept'
let opened: Promise<IDBPDatabase<Rooms>> | undefined

const open = (): Promise<IDBPDatabase<Rooms>> =>
  (opened ??= openDB<Rooms>(database, 1, {
    upgrade: (db) => void db.createObjectStore('kept', { keyPath: 'name' }),
    // Another tab signs out: all of it goes, and this tab must not hold on to it.
    blocking: (_current, _blocked, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => {
      opened = undefined
    },
  }))

export const keep = async (kept: Kept): Promise<void> =>
  void (await (await open()).put('kept', kept))

/**
 * What is kept under a name. `accountId`: who is signed in; null while nobody answers who that is, then whoever was here
 * last. What is another's or of another day is not read but thrown away.
 */
export const readKept = async (
  name: string,
  { accountId, today }: { readonly accountId: number | null; readonly today: ServiceDay },
): Promise<Kept | null> => {
  const db = await open()
  const kept = await db.get('kept', name)
  if (kept === undefined) return null
  if (kept.day === today && (accountId === null || kept.accountId === accountId)) return kept
  await db.clear('kept')
  return null
}

/** What the server no longer lets anybody here have. */
export const forgetKept = async (name: string): Promise<void> => (await open()).delete('kept', name)

/** Nothing of anybody stays. */
export const wipeKept = async (): Promise<void> => {
  opened = undefined
  await deleteDB(database)
}
