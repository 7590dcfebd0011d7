/** A progress line on stderr for long work: only on a terminal, only after half a second. */
import type { Context } from './context.ts'

export interface Progress {
  next(path: string): void
  stop(): void
}

const PATIENCE_MS = 500

export function startProgress(context: Pick<Context, 'watched'>, files: number): Progress {
  if (!context.watched) return { next: () => {}, stop: () => {} }
  const started = performance.now()
  let done = -1
  let bar: { update(done: number, payload: object): void; stop(): void } | undefined
  let loading = false
  return {
    next(path) {
      done++
      if (performance.now() - started < PATIENCE_MS) return
      bar?.update(done, { path })
      if (loading) return
      loading = true
      import('cli-progress').then(({ default: { SingleBar } }) => {
        bar = new SingleBar({
          format: '{bar} {value}/{total} 个文件  {path}',
          clearOnComplete: true,
          stream: process.stderr,
        })
        ;(bar as InstanceType<typeof SingleBar>).start(files, done, { path })
      })
    },
    stop: () => bar?.stop(),
  }
}
