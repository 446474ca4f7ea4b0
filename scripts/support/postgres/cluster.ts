import { createHmac, randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlainFailure } from '../plain-failure.ts'
import type { Binaries } from './binaries.ts'
import type { DataFolder } from './folders.ts'
import { runAs, type Owner } from './owner.ts'

/** Creates the database cluster unless it is there, and returns its superuser's password. */
export async function ensureCluster(
  folder: DataFolder,
  owner: Owner,
  binaries: Binaries,
): Promise<string> {
  if (await isThere(folder.cluster)) {
    await checkVersion(folder, binaries)
    return readPassword(folder)
  }
  const password = randomBytes(24).toString('base64url')
  await writeFile(folder.password, `${password}\n`, { mode: 0o600 })
  if (owner.uid !== undefined) await chown(folder.password, owner.uid, owner.gid ?? owner.uid)
  await createCluster(folder, owner, binaries)
  return password
}

/** The application's own role gets its own password; what it knows does not make it superuser. */
export function passwordOfRole(superuserPassword: string, role: string): string {
  return createHmac('sha256', superuserPassword).update(role).digest('base64url').slice(0, 32)
}

/** Created beside its place and renamed when whole: an interrupted first start leaves no ruin. */
async function createCluster(folder: DataFolder, owner: Owner, binaries: Binaries): Promise<void> {
  const draft = `${folder.cluster}.new`
  await rm(draft, { recursive: true, force: true })
  const made = await runAs(owner, binaries.initdb, [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${folder.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    ...localeOptions(binaries.major),
  ])
  if (made.code !== 0) {
    const because = lastLine(made.stderr) ?? `initdb ended with ${made.code}`
    throw new PlainFailure(
      `The database could not be created in ${folder.path} (${because}): check that the disk has room, or set DATA_DIR to another folder.`,
    )
  }
  await rename(draft, folder.cluster)
}

/** Sorting by code point on every machine alike; PostgreSQL has its own such locale since 17. */
function localeOptions(major: number): string[] {
  if (major < 17) return ['--locale', 'C.UTF-8']
  return ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C']
}

async function checkVersion(folder: DataFolder, binaries: Binaries): Promise<void> {
  const written = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (written === String(binaries.major)) return
  throw new PlainFailure(
    `The data in ${folder.path} was written by PostgreSQL ${written} and this is PostgreSQL ${binaries.major}: restore a backup into a new DATA_DIR, or use the Nuancan version that wrote it.`,
  )
}

async function readPassword(folder: DataFolder): Promise<string> {
  try {
    return (await readFile(folder.password, 'utf8')).trim()
  } catch (error) {
    throw new PlainFailure(
      `The database's password file ${folder.password} cannot be read: put it back from a backup, or run Nuancan as the user who started it first.`,
      { cause: error },
    )
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined
}
