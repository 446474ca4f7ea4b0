import { livingHolder } from '../process-lock.mjs'
import { packagedBinaries } from '../postgres/binaries.ts'
import { ensureApplicationDatabase } from '../postgres/databases.ts'
import { dataFolder } from '../postgres/folders.ts'
import { databaseOwner } from '../postgres/owner.ts'
import { startPostgres } from '../postgres/server.ts'
import type { Settings } from './settings.ts'

/**
 * The database of this installation, for a script that needs it for a while: beside a running
 * Nuancan its server is used and left alone, else one is started and stopped again.
 */
export async function withOwnDatabase<T>(
  settings: Settings,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl) return work(settings.databaseUrl)
  const owner = await databaseOwner()
  const folder = dataFolder(settings.dataDir)
  const binaries = await packagedBinaries(owner)
  const server = await startPostgres({ folder, owner, binaries, durability: 'kept' })
  try {
    return await work(await ensureApplicationDatabase(server))
  } finally {
    if (!livingHolder(folder.lock)) await server.stop('fast')
  }
}
