import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const MEMORY = '/dev/shm'
/** Many times what the tests have there at once. */
const ROOM_BYTES = 2 ** 31

/** The files of tests lie in memory where there is room and programs may run: a disk is waited for at each commit of a ledger. */
function temporaryFolder(): { TMPDIR?: string } {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : ''
  if (!/^\S+ \/dev\/shm \S+ (?!\S*noexec)/m.test(mounts)) return {}
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ROOM_BYTES ? { TMPDIR: MEMORY } : {}
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A worker thread can end its process only where that is its own.
    pool: 'forks',
    // The source is read once a process: what it keeps between calls are answers that do not change (`value/remember.ts`).
    isolate: false,
    // One more than there are cores: some tests wait, 20 s in all, for a lock that is held or a moment to come.
    maxWorkers: availableParallelism() + 1,
    // What Vitest makes of a file is kept until the file changes: making all of them anew takes 14 s of one core, fetching them 3.
    experimental: { fsModuleCache: true },
    setupFiles: ['test/watchdog.ts', 'test/optimise-late.ts'],
    // Generous: a slow machine is no fault of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The machine's zone must never matter; the suite runs in one far from Shanghai.
    env: { TZ: 'America/Los_Angeles', ...temporaryFolder() },
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.vitest/results.json' }]]
      : ['default'],
  },
})
