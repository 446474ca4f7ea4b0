import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkout, checkoutIdOf, inCheckout } from '../checkout.ts'
import { PlainFailure } from '../plain-failure.ts'
import { isRoot, runAs, systemFolder, systemUser, type Owner } from './owner.ts'

/** Everything one database server keeps, inside its data folder. */
export interface DataFolder {
  path: string
  cluster: string
  password: string
  log: string
  lock: string
  secret: string
}

export function dataFolder(path: string): DataFolder {
  return {
    path,
    cluster: join(path, 'postgres'),
    password: join(path, 'password'),
    log: join(path, 'postgres.log'),
    lock: join(path, 'nuancan.lock'),
    secret: join(path, 'secret'),
  }
}

export function defaultDataFolder(): string {
  return isRoot() ? join(systemFolder, checkoutIdOf(checkout)) : inCheckout('data')
}

/** Makes sure the folder exists, is private, and can be used by the user PostgreSQL runs as. */
export async function prepareDataFolder(folder: DataFolder, owner: Owner): Promise<void> {
  const { path } = folder
  try {
    const created = await mkdir(path, { recursive: true })
    await openParents(created, path)
    if (owner.uid !== undefined) await handOver(folder, owner.uid, owner.gid ?? owner.uid)
    if (created !== undefined) await chmod(path, 0o700)
  } catch (error) {
    if (error instanceof PlainFailure) throw error
    throw cannotUse(path, 'it cannot be written')
  }
  const tried = await runAs(owner, '/bin/sh', ['-c', tryToWrite, 'sh', path])
  if (tried.code === 0) return
  throw cannotUse(path, owner.uid === undefined ? 'it cannot be written' : unreachable)
}

const tryToWrite = 'cd "$1" && : > .writable && rm .writable'
const unreachable = `the system user "${systemUser}", as which PostgreSQL runs, cannot reach it`

function cannotUse(path: string, because: string): PlainFailure {
  return new PlainFailure(
    `The data folder ${path} cannot be used, because ${because}: set DATA_DIR to a folder outside closed home folders, for example DATA_DIR=${isRoot() ? '/var/lib/nuancan/data' : '/tmp/nuancan'}.`,
  )
}

async function handOver(folder: DataFolder, uid: number, gid: number): Promise<void> {
  if ((await stat(folder.path)).uid === uid) return
  const known = new Set<string>(Object.values(folder))
  // Drafts and set-aside logs are ours too.
  const isOurs = (name: string) => known.has(join(folder.path, name.replace(/\.(new|old)$/, '')))
  const strangers = (await readdir(folder.path)).filter((name) => !isOurs(name))
  if (strangers.length > 0) {
    throw new PlainFailure(
      `The data folder ${folder.path} already holds other files (${strangers[0]}): set DATA_DIR to an empty folder.`,
    )
  }
  await chown(folder.path, uid, gid)
}

/** A strict umask must not close the folders that we created on the way to the place. */
export async function openParents(firstCreated: string | undefined, place: string): Promise<void> {
  if (firstCreated === undefined) return
  for (
    let folder = dirname(place);
    folder.length >= firstCreated.length;
    folder = dirname(folder)
  ) {
    await chmod(folder, 0o755)
  }
}
