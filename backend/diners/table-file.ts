import { Worker } from 'node:worker_threads'
import { largestTable } from '../contract/diner-imports.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TableRead } from './table-worker.ts'

/** Long enough for 5,000 rows on a slow machine; a file made to be endless gets no longer. */
const patienceMs = 20_000
const memoryMb = 256

/**
 * A table (.xlsx, .csv in UTF-8 or GB18030) as rows of text. It is read in a thread of its own with bounded memory and
 * time: a file of 2 MB can be made to unfold into gigabytes, and the kitchen's board must not wait for it either way.
 * Refuses `import_unreadable`.
 */
export const readTableFile = async (base64: string): Promise<readonly (readonly string[])[]> => {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > largestTable) throw new Refusal('import_unreadable', { why: 'too_big' })
  const read = await readAside(bytes)
  if ('why' in read) throw new Refusal('import_unreadable', { why: read.why })
  return read.rows
}

const readAside = (bytes: Uint8Array): Promise<TableRead> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: {},
    })
    const done = (read: TableRead): void => {
      clearTimeout(patience)
      resolve(read)
      void worker.terminate()
    }
    const patience = setTimeout(() => done({ why: 'broken' }), patienceMs)
    worker.once('message', done)
    worker.once('error', () => done({ why: 'broken' }))
  })
