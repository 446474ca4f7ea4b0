import { checks } from './support/checks.ts'
import { runScript } from './support/plain-failure.ts'
import { runSteps } from './support/steps.ts'

/** The fast part while working. */
await runScript(() => runSteps(checks))
