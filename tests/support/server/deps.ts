import { createSealer } from '../../../backend/kernel/crypto.ts'
import type { Deps } from '../../../backend/kernel/deps.ts'
import { createLive } from '../../../backend/kernel/live.ts'
import type { TestDatabase } from '../database.ts'
import { serverOptions } from './options.ts'

/** What rooms are given, for tests that look at the application without listening. */
export function testDeps({ db, url }: TestDatabase): { deps: Deps; close: () => Promise<void> } {
  const { log, config } = serverOptions({ databaseUrl: url, poolMax: 1, screens: null })
  const live = createLive(url, log)
  const deps: Deps = { db, live, log, config, sealer: createSealer(config.appSecret) }
  return { deps, close: () => live.close() }
}
