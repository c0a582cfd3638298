import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

const APART = ['tools/architecture.test.ts', 'tools/bench/harness.test.ts']

/**
 * `boundaries` and `unit` need nothing but Node; `database` starts PostgreSQL (`*.db.test.ts`). Unit tests are pure and share
 * their threads; what drives other processes stands beside the boundaries.
 */
export default defineConfig({
  test: {
    projects: [
      { ...source, test: { name: 'boundaries', include: [...APART] } },
      {
        ...source,
        test: {
          name: 'unit',
          pool: 'threads',
          isolate: false,
          include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', ...APART, '**/node_modules/**'],
        },
      },
      {
        ...source,
        test: {
          name: 'database',
          include: ['packages/*/src/**/*.db.test.ts'],
          globalSetup: ['packages/server/src/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
