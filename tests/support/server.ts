import { afterAll, onTestFinished } from 'vitest'
import { startServer } from '../../backend/server.ts'
import { poolMax, type TestDatabase } from './database.ts'
import { launchApp, type AppProcess, type ProcessOptions } from './server/launch.ts'
import { serverOptions, type AppOptions } from './server/options.ts'

export interface RunningApp {
  readonly url: string
  readonly close: () => Promise<void>
}

/** The real application on a free port, in this process and without screens. Gone with the test, or with the file. */
export async function startApp(
  { url: databaseUrl }: Pick<TestDatabase, 'url'>,
  options: Partial<Pick<AppOptions, 'poolMax' | 'onStatement' | 'setUpCode' | 'provider'>> = {},
): Promise<RunningApp> {
  const server = await startServer(
    serverOptions({ databaseUrl, poolMax, screens: null, ...options }),
  )
  whenOver(() => server.close())
  return { url: server.url, close: () => server.close() }
}

/** The same in a process of its own, killed with the test, or with the file. */
export async function spawnApp(
  { url }: Pick<TestDatabase, 'url'>,
  options: ProcessOptions = {},
): Promise<AppProcess> {
  const app = await launchApp(url, { poolMax, ...options })
  whenOver(() => app.close())
  return app
}

function whenOver(close: () => Promise<void>): void {
  try {
    onTestFinished(close)
  } catch {
    afterAll(close)
  }
}
