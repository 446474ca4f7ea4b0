import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { livingHolder, takeLock } from '../process-lock.mjs'
import { packagedBinaries, type Binaries } from './binaries.ts'
import { dataFolder, openParents } from './folders.ts'
import { databaseOwner, type Owner } from './owner.ts'
import { dismissOrphans, runningPostmaster } from './postmaster.ts'
import { startPostgres, type Durability, type PostgresServer } from './server.ts'

export interface ThrowawayPostgres extends PostgresServer {
  /** Stops the server and removes all it wrote. */
  remove(): Promise<void>
}

const prefix = `nuancan-throwaway-${process.getuid?.() ?? 'user'}-`

/** A private server in a folder of its own, for tests and measurements. */
export async function startThrowawayPostgres(
  durability: Durability,
  chooseBinaries: (owner: Owner) => Promise<Binaries> = packagedBinaries,
): Promise<ThrowawayPostgres> {
  await sweepAbandoned()
  const owner = await databaseOwner()
  const binaries = await chooseBinaries(owner)
  const made = await mkdtemp(join(tmpdir(), prefix))
  const lock = takeLock(`${made}.lock`)
  await openParents(made, join(made, 'data'))
  const folder = dataFolder(join(made, 'data'))
  const server = await startPostgres({ folder, owner, binaries, durability })
  return {
    ...server,
    async remove() {
      await server.stop('immediate')
      await removeFolder(made)
      if ('held' in lock) lock.held.release()
    },
  }
}

/** What a run that was killed left behind: its server still runs, and nobody will ask for it again. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || !name.endsWith('.lock')) continue
    const lock = join(tmpdir(), name)
    if (livingHolder(lock)) continue
    const place = lock.slice(0, -'.lock'.length)
    await dismissServer(dataFolder(join(place, 'data')).cluster)
    await removeFolder(place)
    await rm(lock, { force: true })
  }
}

async function dismissServer(cluster: string): Promise<void> {
  if (await runningPostmaster(cluster)) await dismissOrphans(cluster)
}

/** A server on its way out may still write a file or two into what is being removed. */
function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
