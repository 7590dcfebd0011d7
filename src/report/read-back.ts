/**
 * A long workbook is read back while it is being written: another thread reads the packed bytes of its sheets from the file as soon as they lie
 * there, by the reader that reads what schools send, and at the end holds the whole file against what was meant. What it finds is known when the
 * last row is written, and not a tenth of the whole time later; where it finds a difference, or ends itself, the file is not put into place.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** By sheet, what `digestOfCells` says of the cells that were drawn. */
export interface MeantSheet {
  name: string
  digest: string
}

/** What the thread begins with: the file that is being written, and the workbook whose sheets are replaced in it. */
export interface Start {
  path: string
  frame: string
}

/** Packed bytes of a part that lie in the file, and shared texts that were added before they were made; or that all is written. */
export type Message = { part: string; at: number; length: number; texts: readonly string[] } | { meant: MeantSheet[] }

/** What the thread says last: that all is as meant, or what is not. */
export type Verdict = { fault: string | undefined }

/** As it lies beside the program; and from the source, where it is not built into one. */
const WORKER = ['./read-back-worker.cjs', '../../dist/read-back-worker.cjs']

export class ReadBack {
  readonly #worker: Worker
  readonly #verdict: Promise<Verdict>

  constructor(start: Start) {
    const file = WORKER.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
    this.#worker = new Worker(file!, { workerData: start, execArgv: [] })
    this.#verdict = new Promise((resolve, reject) => {
      this.#worker.on('message', resolve)
      this.#worker.on('error', reject)
      this.#worker.on('exit', () => reject(new Error('the thread that reads back has ended')))
    })
    // It is asked for at the end, and only where all was written.
    this.#verdict.catch(() => {})
  }

  wrote(part: string, at: number, length: number, texts: readonly string[]): void {
    this.#tell({ part, at, length, texts })
  }

  /** @throws Error where the file does not say what was meant. */
  async verify(meant: MeantSheet[]): Promise<void> {
    this.#tell({ meant })
    const { fault } = await this.#verdict
    if (fault !== undefined) throw new Error(fault)
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #tell(message: Message): void {
    this.#worker.postMessage(message)
  }
}
