import { setInterval } from 'node:timers/promises'
import { PlainFailure, plainly } from '../plain-failure.ts'
import { packagedBinaries } from '../postgres/binaries.ts'
import { ensureApplicationDatabase } from '../postgres/databases.ts'
import { dataFolder, prepareDataFolder, type DataFolder } from '../postgres/folders.ts'
import { databaseOwner, type Owner } from '../postgres/owner.ts'
import { startPostgres, type PostgresPlace, type PostgresServer } from '../postgres/server.ts'
import { bornAt, takeLock } from '../process-lock.mjs'
import type { Shutdown } from './shutdown.ts'

export interface OwnFolder {
  folder: DataFolder
  owner: Owner
  /** Tells a second start on the same folder where the first one is found. */
  noteAddress: (address: string) => void
}

/** The data folder belongs to one running Nuancan at a time. */
export async function lockOwnFolder(path: string, shutdown: Shutdown): Promise<OwnFolder> {
  const owner = await databaseOwner()
  const folder = dataFolder(path)
  await prepareDataFolder(folder, owner)
  const lock = lockFolder(folder)
  shutdown.atTheEnd(() => lock.release())
  return { folder, owner, noteAddress: (text) => lock.note(text) }
}

/** Starts the packaged PostgreSQL on that folder and returns the address of our database in it. */
export async function startOwnDatabase(
  { folder, owner }: OwnFolder,
  shutdown: Shutdown,
  say: (sentence: string) => void,
): Promise<string> {
  const binaries = await packagedBinaries(owner)
  const place: PostgresPlace = { folder, owner, binaries, durability: 'kept' }
  const server = await startPostgres(place)
  if (server.adopted) say('Taking over the database that an earlier run left running.')
  keepRunning(server, place, shutdown, say)
  return ensureApplicationDatabase(server)
}

function lockFolder(folder: DataFolder): { note(text: string): void; release(): void } {
  const taken = takeLock(folder.lock)
  if ('held' in taken) return taken.held
  const { pid, note } = taken.holder
  throw new PlainFailure(
    `Nuancan is already running on ${folder.path} (process ${pid}${note ? `, ${note}` : ''}): use that one, or set DATA_DIR to another folder for a second.`,
  )
}

const watchEveryMs = 500

/** Whatever ends PostgreSQL while we run, it is started again where its clients look for it. */
function keepRunning(
  first: PostgresServer,
  place: PostgresPlace,
  shutdown: Shutdown,
  say: (sentence: string) => void,
): void {
  let server = first
  const watch = new AbortController()
  const watching = (async () => {
    for await (const _ of setInterval(watchEveryMs, undefined, { signal: watch.signal })) {
      if (bornAt(server.pid) !== undefined) continue
      say('PostgreSQL ended unexpectedly; starting it again …')
      try {
        server = await startPostgres({ ...place, port: first.port })
        say('PostgreSQL is back.')
      } catch (error) {
        say(plainly(error))
      }
    }
  })().catch(() => undefined)
  shutdown.atTheEnd(async () => {
    watch.abort()
    await watching
    await server.stop('fast')
  })
}
