import { runScript } from './support/plain-failure.ts'
import { runSteps, type Step } from './support/steps.ts'

/** The fast part while working; `npm test` begins with it. */
const steps: Step[] = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint', program: 'oxlint/bin/oxlint', args: ['--type-aware', '--format=stylish'] },
  { name: 'format (npm run format mends it)', program: 'oxfmt/bin/oxfmt', args: ['--check'] },
  {
    name: 'rules',
    program: 'vitest/vitest.mjs',
    args: ['run', '--project', 'rules', '--passWithNoTests', '--reporter=dot'],
  },
]

await runScript(() => runSteps(steps))
