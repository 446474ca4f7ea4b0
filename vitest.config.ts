import { defineConfig } from 'vitest/config'

/**
 * Vite's own configuration builds the screens; tests run on plain Node and real parts instead.
 * `tests/prove` holds the long ones, which `npm run prove` runs one at a time.
 */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/prove/**'],
    globalSetup: ['tests/support/database-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
})
