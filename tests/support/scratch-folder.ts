import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder outside the checkout, gone when the test is over. */
export async function aScratchFolder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'nuancan-test-')))
  onTestFinished(() => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return path
}
