import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A worker thread can end its process only where that is its own.
    pool: 'forks',
    // The source is read once a process: what it keeps between calls are answers that do not change (`value/remember.ts`).
    isolate: false,
    // Vitest leaves one core to itself; its own work is small.
    maxWorkers: '100%',
    setupFiles: ['test/watchdog.ts'],
    // Generous: a slow machine is no fault of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The machine's zone must never matter; the suite runs in one far from Shanghai.
    env: { TZ: 'America/Los_Angeles' },
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.vitest/results.json' }]]
      : ['default'],
  },
})
