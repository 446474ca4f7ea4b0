import { fork } from 'node:child_process'
import { largestTable } from '../contract/diner-imports.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TableRead } from './table-reader.ts'

/** Long enough for 5,000 rows on a slow machine; a file made to be endless gets no longer. */
const patienceMs = 20_000
const memoryMb = 256
/** One file after the other, so that the memory is taken once; a line longer than this sends people away. */
const longestLine = 8
let inLine = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * A table (.xlsx, .csv in UTF-8 or GB18030) as rows of text. It is read by a process of its own with bounded memory and
 * time: a file of 2 MB can be made to unfold into gigabytes, and a thread that runs out of memory may take the whole
 * server with it. Refuses `import_unreadable`, `busy`.
 */
export const readTableFile = async (base64: string): Promise<readonly (readonly string[])[]> => {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > largestTable) throw new Refusal('import_unreadable', { why: 'too_big' })
  if (inLine >= longestLine) throw new Refusal('busy')
  inLine += 1
  const turn = last
    .then(() => readAside(bytes))
    .finally(() => {
      inLine -= 1
    })
  last = turn.catch(() => undefined)
  const read = await turn
  if ('why' in read) throw new Refusal('import_unreadable', { why: read.why })
  return read.rows
}

const readAside = (bytes: Uint8Array): Promise<TableRead> =>
  new Promise((resolve) => {
    const reader = fork(new URL('./table-reader.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${memoryMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const done = (read: TableRead): void => {
      clearTimeout(patience)
      resolve(read)
      reader.kill('SIGKILL')
    }
    const broken = (): void => done({ why: 'broken' })
    const patience = setTimeout(broken, patienceMs)
    reader.once('message', (read) => done(read as TableRead))
    reader.once('error', broken)
    reader.once('exit', broken)
    reader.send(bytes, (error) => error !== null && broken())
  })
