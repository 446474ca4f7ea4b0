import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inCheckout } from '../../../scripts/support/checkout.ts'
import { passwordOfRole } from '../../../scripts/support/postgres/cluster.ts'
import {
  applicationDatabase,
  applicationRole,
} from '../../../scripts/support/postgres/databases.ts'
import { dataFolder, openParents } from '../../../scripts/support/postgres/folders.ts'
import { dismissOrphans, runningPostmaster } from '../../../scripts/support/postgres/postmaster.ts'
import { freePort } from '../../../scripts/support/postgres/server.ts'

/** Nuancan as a canteen runs it: `npm start`, its own PostgreSQL, everything on disk. Made to be killed. */
export interface Installation {
  readonly url: string
  start(): Promise<void>
  /** Until it answers that its database is there too; returns the milliseconds. */
  untilReady(limitMs?: number): Promise<number>
  kill(whom: 'app' | 'database' | 'both'): Promise<void>
  databaseUrl(): Promise<string>
  adminUrl(): Promise<string>
  said(): string
  remove(): Promise<void>
}

/** Longer than a slow machine needs to start it: past this, it hangs. */
export const comesBackWithinMs = 240_000

export async function anInstallation(): Promise<Installation> {
  const made = await mkdtemp(join(tmpdir(), 'nuancan-crash-'))
  await openParents(made, join(made, 'data'))
  const folder = dataFolder(join(made, 'data'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let said = ''
  const isRunning = (): boolean => child?.exitCode === null && child.signalCode === null

  const start = async (): Promise<void> => {
    const from = said.length
    const launched = spawn(process.execPath, [inCheckout('scripts/start.ts')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATA_DIR: folder.path,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEMO: 'off',
        DATABASE_URL: '',
      },
    })
    child = launched
    const listen = (text: Buffer): void => void (said += text.toString())
    launched.stdout.on('data', listen)
    launched.stderr.on('data', listen)
    while (!/is ready/.test(said.slice(from))) {
      if (launched.exitCode !== null) throw new Error(`it did not start:\n${said}`)
      await pause(50)
    }
  }

  const untilReady = async (limitMs = comesBackWithinMs): Promise<number> => {
    const begun = performance.now()
    while (performance.now() - begun < limitMs) {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined)
      if (answer?.status === 200) return performance.now() - begun
      await pause(25)
    }
    throw new Error(`not ready after ${limitMs} ms:\n${said.slice(-2_000)}`)
  }

  /** Just started again its file may not say the port yet. */
  const portOfDatabase = async (): Promise<number> => {
    const begun = performance.now()
    while (performance.now() - begun < comesBackWithinMs) {
      const port = (await runningPostmaster(folder.cluster))?.port
      if (port !== undefined && port > 0) return port
      await pause(25)
    }
    throw new Error(`PostgreSQL does not run:\n${said.slice(-2_000)}`)
  }

  const addressAs = async (user: string, password: string, database: string): Promise<string> =>
    `postgres://${user}:${password}@127.0.0.1:${await portOfDatabase()}/${database}`
  const superPassword = async (): Promise<string> =>
    (await readFile(folder.password, 'utf8')).trim()

  return {
    url,
    start,
    untilReady,
    async kill(whom) {
      const postmaster = whom === 'app' ? undefined : await runningPostmaster(folder.cluster)
      if (whom !== 'database') child?.kill('SIGKILL')
      if (postmaster) process.kill(postmaster.pid, 'SIGKILL')
      while (whom !== 'database' && isRunning()) await pause(5)
    },
    databaseUrl: async () =>
      addressAs(
        applicationRole,
        passwordOfRole(await superPassword(), applicationRole),
        applicationDatabase,
      ),
    adminUrl: async () => addressAs('postgres', await superPassword(), applicationDatabase),
    said: () => said,
    async remove() {
      if (isRunning()) child?.kill('SIGTERM')
      for (let waited = 0; isRunning() && waited < 20_000; waited += 50) await pause(50)
      if (isRunning()) child?.kill('SIGKILL')
      if (await runningPostmaster(folder.cluster)) await dismissOrphans(folder.cluster)
      await rm(made, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
