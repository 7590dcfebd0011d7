import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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

/** Short to read and long to run. Vitest takes a file for as long as it is large until it has run it once. */
const LONG = [
  ...['cli/transcripts', 'ledger/plans', 'ledger/move', 'cli/month', 'conservation/conservation'],
  ...['cli/folder', 'notices/golden/golden', 'workbook/read-ahead', 'ledger/killed', 'report/page-in-browser'],
  ...['workbook/damaged-xml', 'cli/network', 'oracle/plans', 'oracle/verdicts', 'samples/samples'],
].map((name) => `/test/${name}.test.ts`)

/** No long file begins when the others are done. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((each) => moduleId.endsWith(each))
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))]
  }
}

/** Vitest shuffles files by a sequencer of its own. */
const isShuffled = process.argv.some((each) => each.startsWith('--sequence.shuffle'))

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
    ...(isShuffled ? {} : { sequence: { sequencer: LongFirst } }),
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
