import { spawn } from 'node:child_process'
import { afterAll, onTestFinished } from 'vitest'
import { startServer } from '../../backend/server.ts'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { poolMax, type TestDatabase } from './database.ts'
import { serverOptions, type AppOptions } from './server/options.ts'

export interface RunningApp {
  readonly url: string
  readonly close: () => Promise<void>
}

/** The real application on a free port, in this process and without screens. Gone with the test, or with the file. */
export async function startApp(
  { url: databaseUrl }: Pick<TestDatabase, 'url'>,
  options: Partial<Pick<AppOptions, 'poolMax' | 'onStatement' | 'setUpCode'>> = {},
): Promise<RunningApp> {
  const server = await startServer(
    serverOptions({ databaseUrl, poolMax, screens: null, ...options }),
  )
  whenOver(() => server.close())
  return { url: server.url, close: () => server.close() }
}

export interface AppProcess extends RunningApp {
  readonly pid: number
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly isRunning: () => boolean
  /** What it wrote, for a failure's message. */
  readonly output: () => string
}

export interface ProcessOptions {
  readonly guard?: 'cut out'
  readonly zone?: string
  readonly clock?: 'three days ahead' | 'three days behind'
  readonly poolMax?: number
  readonly screens?: 'built'
}

/** The same in a process of its own: two of them share nothing but the database. */
export async function spawnApp(
  { url: databaseUrl }: Pick<TestDatabase, 'url'>,
  options: ProcessOptions = {},
): Promise<AppProcess> {
  const hooks = [
    ...(options.guard ? ['unguarded'] : []),
    ...(options.clock ? ['skewed-clock'] : []),
  ].flatMap((name) => ['--import', inCheckout(`tests/support/race/${name}.ts`)])
  const threeDays = 3 * 86_400_000
  const child = spawn(process.execPath, [...hooks, inCheckout('tests/support/server/run-app.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      POOL_MAX: String(options.poolMax ?? poolMax),
      ...(options.zone ? { TZ: options.zone } : {}),
      ...(options.clock
        ? { CLOCK_SKEW_MS: String(options.clock === 'three days ahead' ? threeDays : -threeDays) }
        : {}),
      ...(options.screens ? { SCREENS: options.screens } : {}),
    },
  })
  let output = ''
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  )
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer): void => {
      output += text.toString()
      const address = /^listening on (\S+)$/m.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => reject(new Error(`the application ended at once:\n${output}`)))
  })
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  const close = async (): Promise<void> => {
    if (isRunning()) child.kill('SIGKILL')
    await ended
  }
  whenOver(close)
  const kill = (signal: NodeJS.Signals): void => void child.kill(signal)
  return { url, pid: child.pid ?? 0, kill, ended, isRunning, close, output: () => output }
}

function whenOver(close: () => Promise<void>): void {
  try {
    onTestFinished(close)
  } catch {
    afterAll(close)
  }
}
