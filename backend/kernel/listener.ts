import pg from 'pg'
import type { Log } from './log.ts'

export interface Listener {
  /** True when the database took the message. */
  readonly notify: (ids: readonly number[]) => Promise<boolean>
  readonly close: () => Promise<void>
}

interface Hears {
  readonly heard: (id: number) => void
  /** Connected, or connected again: messages in between are lost. */
  readonly back: () => void
}

const channel = 'nuancan_live'
const reconnectMs = 500

/** A connection of its own that listens, and comes back by itself when it is lost. */
export const createListener = (databaseUrl: string, log: Log, hears: Hears): Listener => {
  let connected: pg.Client | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false

  const comeBack = (): void => {
    if (!closed) reconnecting = setTimeout(() => void connect(), reconnectMs)
  }

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'nuancan-live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client.on('notification', (message) => hears.heard(Number(message.payload)))
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : '' }, 'live is not connected')
      await client.end().catch(() => undefined)
      return comeBack()
    }
    if (closed) {
      await client.end()
      return
    }
    client.on('end', () => {
      connected = undefined
      comeBack()
    })
    connected = client
    hears.back()
  }
  const connecting = connect()

  return {
    notify: async (ids) => {
      try {
        const told = connected?.query(
          'select pg_notify($1, id::text) from unnest($2::bigint[]) as id',
          [channel, ids],
        )
        await told
        return told !== undefined
      } catch {
        return false
      }
    },
    close: async () => {
      closed = true
      clearTimeout(reconnecting)
      await connecting
      await connected?.end()
    },
  }
}
