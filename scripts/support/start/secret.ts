import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
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

async function create(file: string): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  try {
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return secret
  } catch (error) {
    // Two processes on one external database start together: both must use the one that was first.
    const others = await readIfThere(file)
    if (others) return others
    throw error
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
