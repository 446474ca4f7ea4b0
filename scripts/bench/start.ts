import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inCheckout } from '../support/checkout.ts'
import { dataFolder, openParents } from '../support/postgres/folders.ts'
import { runningPostmaster } from '../support/postgres/postmaster.ts'
import { freePort } from '../support/postgres/server.ts'
import { line, type Line } from './figures.ts'

const limitMs = 120_000

interface Started {
  readonly child: ChildProcess
  readonly readyMs: number
  readonly url: string
}

/** As `npm start` does it, on a folder of its own, until it answers. */
async function start(dataDir: string): Promise<Started> {
  const url = `http://127.0.0.1:${await freePort()}`
  const begun = performance.now()
  const child = spawn(process.execPath, [inCheckout('scripts/start.ts')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: new URL(url).port,
      HOST: '127.0.0.1',
      DATABASE_URL: '',
    },
  })
  while (performance.now() - begun < limitMs) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return { child, url, readyMs: performance.now() - begun }
    if (child.exitCode !== null) throw new Error('the start ended at once')
    await pause(20)
  }
  throw new Error(`not ready after ${limitMs} ms`)
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Resident memory that is this process's own, in MB; shared pages are counted to each by its share. */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024
}

async function familyOf(parent: number): Promise<number[]> {
  const pids: number[] = [parent]
  for (const name of await readdir('/proc')) {
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (Number(/\) \S (\d+)/.exec(status)?.[1]) === parent) pids.push(Number(name))
  }
  return pids
}

const pages = ['/', '/help', '/sign-in', '/api/canteens', '/board']

export async function measureStart(): Promise<Line[]> {
  const made = await mkdtemp(join(tmpdir(), 'nuancan-start-'))
  const folder = dataFolder(join(made, 'data'))
  await openParents(made, folder.path)
  try {
    const first = await start(folder.path)
    await stop(first.child)
    const second = await start(folder.path)
    const idle = await memoryOf(second.child.pid ?? 0)
    for (let visit = 0; visit < 200; visit += 1) {
      await fetch(`${second.url}${pages[visit % pages.length]}`).then((answer) => answer.text())
    }
    const busy = await memoryOf(second.child.pid ?? 0)
    const postmaster = await runningPostmaster(folder.cluster)
    const backends = postmaster ? await familyOf(postmaster.pid) : []
    const database = (await Promise.all(backends.map(memoryOf))).reduce(
      (sum, each) => sum + each,
      0,
    )
    await stop(second.child)
    return [
      line('first start: database created, demonstration loaded', first.readyMs / 1000, 's'),
      line('second start until it answers', second.readyMs / 1000, 's', '≤ 5'),
      line('memory of the application, just started', idle, 'MB'),
      line('memory of the application after 200 pages', busy, 'MB', '≤ 300'),
      line('memory of its PostgreSQL', database, 'MB'),
    ]
  } finally {
    await rm(made, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
