/**
 * A long workbook is written by two threads. This one makes the rows; the other (`beside-worker.ts`) loads exceljs while this one draws, makes and
 * verifies the frame that the rows are put into, and reads the sheets back while they are being written: by the reader that reads what schools
 * send, from the file, as soon as their packed bytes lie there; at the end it holds the whole file against what was meant. For 100,000 rows that
 * takes a quarter off the time of this thread and a tenth off that of the command. What it finds wrong, or that it has ended, keeps the file from being put into place.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UserError } from '../user-error.ts'
import type { Drawing } from './drawing.ts'
import type { Fonts } from './looks.ts'

/** By sheet, what `digestOfCells` says of the cells that were drawn. */
export interface MeantSheet {
  name: string
  digest: string
}

/** Where the workbook is written to, and the frame. */
export interface Paths {
  path: string
  frame: string
}

/**
 * A workbook begins; the frame is to be made; packed bytes of a part lie in the file, and shared texts have been added that they may use; all is
 * written.
 */
export type Message =
  | { begin: Paths }
  | { frames: readonly Drawing[]; fonts: Fonts | undefined }
  | { part: string; at: number; length: number; texts: readonly string[] }
  | { meant: readonly MeantSheet[] }

/** The frame lies there; all is as meant; or something is not, after which nothing more is said. */
export type Answer = 'framed' | 'verified' | { refused?: { code: string; hint: string }; message: string }

/** As it lies beside the program; and from the source, where it is not built into one. */
const WORKER = ['./beside-worker.cjs', '../../dist/beside-worker.cjs']

/** Rows that are written and read back sooner than another thread is ready to help. */
const ALONE = 5_000

/** Of what the other thread makes, as good as nothing lives on: by itself V8 would let 25 MiB more of it lie. */
const YOUNG_MIB = 6

export class Beside {
  readonly #worker: Worker
  #hear: (answer: Answer | Error) => void = () => {}
  /** The first fault there was: told to whoever asks next. */
  #fault: Error | undefined

  /** Of a long workbook. Who knows early that there will be one begins then: the thread takes a while until it is ready. */
  static forRows(rows: number): Beside | undefined {
    return rows > ALONE ? new Beside() : undefined
  }

  constructor() {
    const file = WORKER.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
    this.#worker = new Worker(file!, {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    const fail = (error: Error) => {
      this.#fault ??= error
      this.#hear(error)
    }
    this.#worker.on('message', (answer: Answer) =>
      typeof answer === 'string' ? this.#hear(answer) : fail(faultOf(answer)),
    )
    this.#worker.on('error', fail)
    this.#worker.on('exit', () => fail(new Error('the thread beside has ended')))
  }

  begin(paths: Paths): void {
    this.#worker.postMessage({ begin: paths } satisfies Message)
  }

  /** @throws UserError when a text is longer than a cell can hold. */
  async frame(frames: readonly Drawing[], fonts: Fonts | undefined): Promise<void> {
    await this.#ask({ frames, fonts })
  }

  wrote(part: string, at: number, length: number, texts: readonly string[]): void {
    this.#worker.postMessage({ part, at, length, texts } satisfies Message)
  }

  /** @throws Error where the frame or the file does not say what was meant. */
  async verify(meant: readonly MeantSheet[]): Promise<void> {
    await this.#ask({ meant })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#fault) return reject(this.#fault)
      this.#hear = (answer) => (answer instanceof Error ? reject(answer) : resolve())
      this.#worker.postMessage(message)
    })
  }
}

function faultOf({ refused, message }: Exclude<Answer, string>): Error {
  return refused ? new UserError(refused.code, message, refused.hint) : new Error(message)
}
