import pg from 'pg'
import type { Log } from './log.ts'

/** Something on a screen may have changed; listeners ask again. Nothing but an id travels. */
export interface Live {
  /** Tells every process, soon: many touches of one serving within a moment become one. */
  readonly touch: (canteenId: number) => void
  /** Calls `changed` after a touch, and after every reconnect (a touch may have been missed). Returns the way out. */
  readonly subscribe: (canteenId: number, changed: () => void) => () => void
  readonly close: () => Promise<void>
}

const channel = 'nuancan_live'
const gatherMs = 50
const reconnectMs = 500

/** One LISTEN connection per process. Its death loses no truth: subscribers are woken when it is back. */
export const createLive = (databaseUrl: string, log: Log): Live => {
  const subscribers = new Map<number, Set<() => void>>()
  const touched = new Set<number>()
  let listener: pg.Client | undefined
  let gathering: NodeJS.Timeout | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false

  const wake = (canteenId: number): void => subscribers.get(canteenId)?.forEach((changed) => changed())

  const announce = (): void => {
    gathering = undefined
    const ids = [...touched]
    touched.clear()
    const client = listener
    // Without a listener nobody hears us either; this process's own screens are still told at once.
    if (!client) return ids.forEach(wake)
    client
      .query(`select pg_notify($1, id::text) from unnest($2::bigint[]) as id`, [channel, ids])
      .catch(() => ids.forEach(wake))
  }

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'nuancan-live', keepAlive: true })
    client.on('notification', (message) => wake(Number(message.payload)))
    client.on('error', () => undefined)
    client.on('end', () => {
      if (listener === client) listener = undefined
      if (!closed) reconnecting = setTimeout(() => void connect(), reconnectMs)
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      listener = client
      for (const canteenId of subscribers.keys()) wake(canteenId)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'live listener is not connected')
      await client.end().catch(() => undefined)
      if (!closed && !reconnecting) reconnecting = setTimeout(() => void connect(), reconnectMs)
    }
  }
  void connect()

  return {
    touch: (canteenId) => {
      touched.add(canteenId)
      gathering ??= setTimeout(announce, gatherMs)
    },
    subscribe: (canteenId, changed) => {
      const set = subscribers.get(canteenId) ?? new Set()
      subscribers.set(canteenId, set.add(changed))
      return () => {
        set.delete(changed)
        if (set.size === 0) subscribers.delete(canteenId)
      }
    },
    close: async () => {
      closed = true
      clearTimeout(gathering)
      clearTimeout(reconnecting)
      await listener?.end()
    },
  }
}
