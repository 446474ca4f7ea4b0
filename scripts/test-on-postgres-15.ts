import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildScreens } from './build-screens.ts'
import { ensureBrowser } from './support/browser.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'
import { binariesIn } from './support/postgres/binaries.ts'
import { startThrowawayPostgres } from './support/postgres/throwaway.ts'
import { runSteps, vitest } from './support/steps.ts'

/**
 * The suite on the oldest PostgreSQL we promise to run on, from Debian's package or PG15_BIN.
 * Arguments go to vitest.
 */
await runScript(async () => {
  const folder = process.env.PG15_BIN ?? '/usr/lib/postgresql/15/bin'
  if (!existsSync(join(folder, 'initdb'))) {
    throw new PlainFailure(
      `There is no PostgreSQL 15 in ${folder}: run "sudo apt-get install postgresql-15", or set PG15_BIN to the folder of its programs.`,
    )
  }
  process.env.CHROMIUM_PATH = await ensureBrowser(console.log)
  await buildScreens(console.log)
  const server = await startThrowawayPostgres('lost in a crash', (owner) =>
    binariesIn(folder, owner),
  )
  try {
    process.env.TEST_DATABASE_URL = server.adminUrl('postgres')
    await runSteps([vitest('tests on PostgreSQL 15', ['real'], process.argv.slice(2))])
  } finally {
    await server.remove()
  }
})
