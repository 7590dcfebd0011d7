/**
 * Ends a test process whose main thread has been busy for three minutes without a pause: an endless loop cannot be timed out from within.
 * Says which file it was; the seed of a property stands in what the test printed.
 */
import { Worker } from 'node:worker_threads'
import { expect } from 'vitest'

const LIMIT_SECONDS = 180

const beats = new Int32Array(new SharedArrayBuffer(4))
const beat = setInterval(() => Atomics.add(beats, 0, 1), 1000)
beat.unref()

const watch = `
  const { workerData: { beats, file, limit } } = require('node:worker_threads')
  let last = -1
  let quiet = 0
  setInterval(() => {
    const now = Atomics.load(beats, 0)
    quiet = now === last ? quiet + 1 : 0
    last = now
    if (quiet < limit) return
    require('node:fs').writeSync(2, 'No pause for ' + limit + ' s in ' + file + ': ended.\\n')
    process.kill(process.pid, 'SIGKILL')
  }, 1000)
`
const file = expect.getState().testPath ?? ''
new Worker(watch, { eval: true, workerData: { beats, file, limit: LIMIT_SECONDS }, stdout: false }).unref()
