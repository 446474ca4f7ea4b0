import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import {
  clearBuildStamp,
  hashOfSources,
  isBuiltFrom,
  writeBuildStamp,
} from './support/build-stamp.ts'
import { checkout, inCheckout } from './support/checkout.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'
import { takeLock } from './support/process-lock.mjs'

/** Builds the screens for browser and server unless what lies in dist/ is already made from these sources. */
export async function buildScreens(say: (sentence: string) => void): Promise<void> {
  if (await isBuiltFrom(await hashOfSources())) return
  const release = await waitForTurn(say)
  try {
    const hash = await hashOfSources()
    if (await isBuiltFrom(hash)) return
    say('Building the screens …')
    await clearBuildStamp()
    await asInProduction(build)
    await writeBuildStamp(hash)
  } finally {
    release()
  }
}

/**
 * The bundler believes NODE_ENV, and a test runner sets it to 'test': that would bring React's development
 * half, 80 kB gz more than anybody is meant to fetch, and the stamp would call it built.
 */
async function asInProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

async function build(): Promise<void> {
  try {
    // Loaded only when there is something to build: a second start has no use for it.
    const { createBuilder } = await import('vite')
    const builder = await createBuilder({
      root: checkout,
      configFile: inCheckout('vite.config.ts'),
      // Read as it is by Node: bundling it would need a writable node_modules.
      configLoader: 'native',
      logLevel: 'warn',
      mode: 'production',
    })
    for (const name of ['client', 'ssr']) {
      const environment = builder.environments[name]
      if (environment) await builder.build(environment)
    }
  } catch (error) {
    throw new PlainFailure(
      `The screens could not be built (${firstError(error)}): mend what it names, or check out a version that builds.`,
      { cause: error },
    )
  }
}

/** The bundler heads its errors with their number; the first of them says more. */
function firstError(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  const telling = lines
    .map((line) => line.trim())
    .filter((line) => !/^(|Build failed.*)$/.test(line))
  return telling[0] ?? lines[0] ?? 'no reason given'
}

async function waitForTurn(say: (sentence: string) => void): Promise<() => void> {
  for (let told = false; ; told = true) {
    const taken = tryLock()
    if ('held' in taken) return () => taken.held.release()
    if (!told) say(`Another process (${taken.holder.pid}) is building the screens; waiting …`)
    await pause(200)
  }
}

function tryLock(): ReturnType<typeof takeLock> {
  try {
    return takeLock(inCheckout('.cache', 'build.lock'))
  } catch (error) {
    const missing = existsSync(inCheckout('dist'))
      ? 'are older than their sources'
      : 'are not built'
    throw new PlainFailure(
      `The screens ${missing} and ${checkout} cannot be written: start Nuancan once as the user who owns that folder.`,
      { cause: error },
    )
  }
}

if (import.meta.main) {
  await runScript(() => buildScreens(console.log))
}
