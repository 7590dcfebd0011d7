/**
 * Ends a test process whose main thread has been busy for three minutes without a pause: an endless loop cannot be timed out from within.
 * Says which file it was; the seed of a property stands in what the test printed. One thread watches all files of a process.
 */
import { Worker } from 'node:worker_threads'
import { expect } from 'vitest'

const LIMIT_SECONDS = 180

const watch = `
  const { parentPort, workerData: { beats, limit } } = require('node:worker_threads')
  let file = ''
  let last = -1
  let quiet = 0
  parentPort.on('message', (next) => { file = next })
  setInterval(() => {
    const now = Atomics.load(beats, 0)
    quiet = now === last ? quiet + 1 : 0
    last = now
    if (quiet < limit) return
    require('node:fs').writeSync(2, 'No pause for ' + limit + ' s in ' + file + ': ended.\\n')
    process.kill(process.pid, 'SIGKILL')
  }, 1000)
`

function startWatching(): Worker {
  const beats = new Int32Array(new SharedArrayBuffer(4))
  setInterval(() => Atomics.add(beats, 0, 1), 1000).unref()
  const worker = new Worker(watch, { eval: true, workerData: { beats, limit: LIMIT_SECONDS }, stdout: false })
  worker.unref()
  return worker
}

const here = globalThis as { watchdog?: Worker }
here.watchdog ??= startWatching()
here.watchdog.postMessage(expect.getState().testPath ?? '')
