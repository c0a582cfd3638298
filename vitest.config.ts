import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

/** `boundaries` and `unit` need nothing but Node; `database` starts PostgreSQL (`*.db.test.ts`). */
export default defineConfig({
  test: {
    projects: [
      { ...source, test: { name: 'boundaries', include: ['tools/architecture.test.ts'] } },
      {
        ...source,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'tools/architecture.test.ts', '**/node_modules/**'],
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
