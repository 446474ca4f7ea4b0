import { runScript } from './support/plain-failure.ts'
import { runSteps } from './support/steps.ts'

/** Formats what is named, or everything. */
await runScript(() =>
  runSteps([{ name: 'format', program: 'oxfmt/bin/oxfmt', args: process.argv.slice(2) }]),
)
