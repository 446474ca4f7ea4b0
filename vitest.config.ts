import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes. Begun last, they would keep one of two cores waiting at the end. */
const longest = ['screens/staff-gates', 'screens/elder-gates', 'journeys/set-up', 'scripts/start']
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place === -1 ? longest.length : place
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

const globalSetup = ['tests/support/database-server.ts']

/** Not the configuration that builds the screens: tests meet the built screens in a real browser. */
export default defineConfig({
  test: {
    pool: 'forks',
    // More than cores: browsers and databases keep a test waiting for half of its time.
    maxWorkers: 3,
    // Limits say that something hangs, not that a machine is slow: goals in milliseconds are the benches'.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('rules', 'tests/**/*.rules.test.ts'),
      project('real', 'tests/**/*.test.ts', {
        exclude: ['tests/**/*.rules.test.ts', 'tests/prove/**'],
        globalSetup,
      }),
      // The long, bounded versions, which `npm run prove` runs one at a time; never in a plain run.
      ...(process.env.PROVE === undefined ? [] : [prove()]),
    ],
  },
})

function project(name: string, include: string, more: object = {}) {
  return { extends: true as const, test: { name, include: [include], ...more } }
}

function prove() {
  const hours = 3_600_000
  const limits = { testTimeout: 6 * hours, hookTimeout: hours, maxWorkers: 1 }
  return project('prove', 'tests/prove/**/*.test.ts', { globalSetup, ...limits })
}
