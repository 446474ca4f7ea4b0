import { createHash } from 'node:crypto'
import { glob, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inCheckout } from './checkout.ts'

const stamp = inCheckout('dist', '.built-from')

/** All that the built screens are made from. */
const sources = [
  'frontend/**/*',
  'backend/vocabulary/**/*.ts',
  'backend/contract/**/*.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** Changes when any source does, whatever its date says: a checkout sets dates as it likes. */
export async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const file of glob(sources, { cwd: inCheckout(), withFileTypes: true })) {
    if (file.isFile()) paths.push(join(file.parentPath, file.name))
  }
  for (const path of paths.sort()) {
    hash
      .update(path.slice(inCheckout().length))
      .update('\0')
      .update(await readFile(path))
  }
  return hash.digest('hex')
}

export async function isBuiltFrom(hash: string): Promise<boolean> {
  return (await readFile(stamp, 'utf8').catch(() => '')).trim() === hash
}

/** Before a build: whatever interrupts it, what lies there is no longer taken for whole. */
export async function clearBuildStamp(): Promise<void> {
  await rm(stamp, { force: true })
}

export async function writeBuildStamp(hash: string): Promise<void> {
  await writeFile(stamp, `${hash}\n`)
}
