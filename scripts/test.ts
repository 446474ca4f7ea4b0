import { buildScreens } from './build-screens.ts'
import { ensureBrowser } from './support/browser.ts'
import { checks } from './support/checks.ts'
import { runScript } from './support/plain-failure.ts'
import { runSteps, vitest } from './support/steps.ts'

/**
 * Everything, from a fresh clone: browser, screens, checks, tests. With arguments only the tests,
 * the arguments going to vitest: `npm test -- tests/bookings -t 'sold out'`.
 */
const args = process.argv.slice(2)

await runScript(async () => {
  process.env.CHROMIUM_PATH = await ensureBrowser(console.log)
  await buildScreens(console.log)
  if (args.length > 0) return runSteps([vitest('tests', ['rules', 'real'], args)])
  return runSteps([...checks, vitest('tests', ['real'])])
})
