import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** An empty folder outside the checkout, gone with the test, or with the file. */
export async function aScratchFolder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'nuancan-test-')))
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  try {
    onTestFinished(remove)
  } catch {
    afterAll(remove)
  }
  return path
}
