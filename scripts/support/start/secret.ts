import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlainFailure } from '../plain-failure.ts'

const shortest = 32

/**
 * Seals identity numbers and one-time codes. Made once and kept beside the data; a deployment of
 * several processes sets APP_SECRET, the same for each.
 */
export async function applicationSecret(
  given: string | undefined,
  dataDir: string,
): Promise<string> {
  if (given) {
    if (given.length >= shortest) return given
    throw new PlainFailure(
      `APP_SECRET is shorter than ${shortest} characters: set one made with "openssl rand -hex 32".`,
    )
  }
  const file = join(dataDir, 'secret')
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return (await readIfThere(file)) ?? (await create(file))
  } catch (error) {
    throw new PlainFailure(
      `The secret that seals personal numbers cannot be kept in ${file}: set APP_SECRET (made with "openssl rand -hex 32"), or DATA_DIR to a folder this user can write.`,
      { cause: error },
    )
  }
}

/** Linked into place whole: of several processes starting together, all use the one that was first. */
async function create(file: string): Promise<string> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return (await readFile(file, 'utf8')).trim()
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
