/** A progress line on stderr for long work: only on a terminal, only after half a second. */
import { number } from '../value/number-text.ts'
import type { Context } from './context.ts'

interface Progress {
  /** The next file begins. */
  next(path: string): void
  /** One more row was read. */
  row(): void
  stop(): void
}

interface Bar {
  update(files: number, payload: object): void
  stop(): void
}

const PATIENCE_MS = 500
/** Rows between two looks at the clock. */
const STRIDE = 2_048

export function startProgress(context: Pick<Context, 'watched'>, files: number): Progress {
  if (!context.watched) return { next: () => {}, row: () => {}, stop: () => {} }
  const started = performance.now()
  let done = -1
  let rows = 0
  let path = ''
  let bar: Bar | undefined
  let loading = false
  let stopped = false

  function show(): void {
    if (performance.now() - started < PATIENCE_MS) return
    bar?.update(done, facts())
    if (loading) return
    loading = true
    import('cli-progress').then(({ default: { SingleBar } }) => {
      if (stopped) return
      const made = new SingleBar({
        format: '{bar} {value}/{total} 个文件  {rows} 行  {path}',
        barCompleteChar: '█',
        barIncompleteChar: '░',
        clearOnComplete: true,
        stream: process.stderr,
      })
      made.start(files, done, facts())
      bar = made
    })
  }

  const facts = () => ({ path, rows: number(rows) })

  return {
    next(each) {
      done++
      path = each
      show()
    },
    row() {
      if (++rows % STRIDE === 0) show()
    },
    stop() {
      stopped = true
      bar?.stop()
    },
  }
}
