import { vitest, type Step } from './steps.ts'

/** What `npm run check` runs, and `npm test` begins with: types, lint, format, rules. */
export const checks: Step[] = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint', program: 'oxlint/bin/oxlint', args: ['--type-aware', '--format=stylish'] },
  { name: 'format (npm run format mends it)', program: 'oxfmt/bin/oxfmt', args: ['--check'] },
  vitest('rules', ['rules'], ['--passWithNoTests']),
]
