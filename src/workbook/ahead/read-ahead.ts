/**
 * Paths come in, in the order in which they will be opened; workbooks go out, like those of `open-workbook.ts` in every word. Where there are
 * many small files and a second core, another thread opens, inflates and scans (`reading-worker.ts`) while this one checks: of 400 files it
 * takes a quarter of the time off this one, and all together no more. What is asked for in another order than it stands in the file is read here.
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UnreadableFile } from '../../user-error.ts'
import { openWorkbook } from '../open-workbook.ts'
import { sizeOf } from '../same-bytes.ts'
import type { Row, Sheet, SheetLayout, Workbook } from '../workbook.ts'
import { expect } from './expecting.ts'
import { PIECE_UNITS, TapeReader } from './row-tape.ts'
import { COUNTERS, type Event, GIVEN_BACK, type Message, STOPPED, type Start } from './wire.ts'

/** As it lies beside the program; and from the source, where it is not built into one. */
const WORKER = ['./reading-worker.cjs', '../../../dist/reading-worker.cjs']

/**
 * A file of more bytes (some 20,000 rows) is inflated in another thread anyhow: the rest of its reading takes a sixth off the time, but a
 * quarter more of the processor, and 40 MiB for the second heap.
 */
const SMALL_BYTES = 1 << 20

/** Bytes of all small files together: they take ten times as long as a thread to start. */
const WORTH_BYTES = 2 << 20

/** Pieces of tape, 120 KB each: enough for neither thread to wait for the other where one takes longer now and then. */
const PIECES = 8

export interface Opening {
  /** @throws UnreadableFile for everything that is not a workbook or a table in text. */
  open(path: string): Promise<Workbook>
  close(): Promise<void>
}

/** @param worth From how many bytes on another thread is worth it. */
export function openAhead(paths: readonly string[], digests: boolean, worth = WORTH_BYTES): Opening {
  const sizes = paths.map(sizeOf)
  expect(sizes)
  const small = paths.filter((_, index) => sizes[index]! <= SMALL_BYTES)
  const bytes = sizes.reduce((sum, size) => (size <= SMALL_BYTES ? sum + size : sum), 0)
  const worker = bytes >= worth && availableParallelism() > 1 ? workerFile() : undefined
  return worker === undefined ? { open: openWorkbook, close: async () => {} } : new Ahead(worker, small, digests)
}

function workerFile(): string | undefined {
  return WORKER.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
}

class Ahead implements Opening {
  readonly #paths: readonly string[]
  readonly #worker: Worker
  readonly #tape = new SharedArrayBuffer(PIECES * PIECE_UNITS * 2)
  readonly #told = new Int32Array(new SharedArrayBuffer(COUNTERS * 4))
  #next = 0
  /** Sheets begun, of all files. */
  #sheets = 0
  /** Come, and not yet looked at. */
  readonly #waiting: Message[] = []
  #wake: (() => void) | undefined
  #lost: Error | undefined
  /** What is being read: a piece, or what was too large for one. */
  #piece: TapeReader | undefined
  #large: Exclude<Message, { used: number }> | undefined
  #pieces = 0

  constructor(file: string, paths: readonly string[], digests: boolean) {
    this.#paths = paths
    const workerData: Start = { paths, digests, tape: this.#tape, counters: this.#told.buffer }
    this.#worker = new Worker(file, { workerData, execArgv: [] })
    this.#worker.on('message', (message: Message) => {
      this.#waiting.push(message)
      this.#wake?.()
    })
    const lose = (error: Error) => {
      this.#lost ??= error
      this.#wake?.()
    }
    this.#worker.on('error', lose)
    this.#worker.on('exit', () => lose(new Error('the reading thread has ended')))
  }

  async open(path: string): Promise<Workbook> {
    const file = this.#paths.indexOf(path, this.#next)
    if (file < 0) return openWorkbook(path)
    this.#next = file + 1
    for (;;) {
      const event = await this.next()
      if ('refused' in event && event.refused === file) throw refusal(event)
      if ('file' in event && event.file === file) return new BookAhead(path, event, this)
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  /** The next event; rows before it are passed over. */
  async next(): Promise<Event> {
    for (;;) {
      await this.#more()
      const large = this.#large
      this.#large = undefined
      if (large && 'event' in large) return this.#seen(large.event)
      if (large) continue
      this.#piece!.passRows()
      const text = this.#piece!.isOver ? undefined : this.#piece!.event()
      if (text !== undefined) return this.#seen(JSON.parse(text))
    }
  }

  /** Visits the rows before the next event. `false` when the visitor wanted no more; then the others are passed over. */
  async rows(visit: (row: Row) => undefined | boolean): Promise<boolean> {
    for (;;) {
      await this.#more()
      const large = this.#large
      if (large && 'event' in large) return true
      this.#large = undefined
      const goesOn = large ? visit(large.row) !== false : this.#piece!.rows(visit)
      if (!goesOn) {
        Atomics.store(this.#told, STOPPED, this.#sheets)
        return false
      }
      if (!large && !this.#piece!.isOver) return true
    }
  }

  #seen(event: Event): Event {
    if ('bug' in event) throw new Error(event.bug)
    if ('layout' in event) this.#sheets++
    return event
  }

  /** There is something to read; a piece that has been read is given back. */
  async #more(): Promise<void> {
    if (this.#large || (this.#piece && !this.#piece.isOver)) return
    if (this.#piece) {
      this.#piece = undefined
      Atomics.add(this.#told, GIVEN_BACK, 1)
      Atomics.notify(this.#told, GIVEN_BACK)
    }
    while (this.#waiting.length === 0) {
      if (this.#lost) throw this.#lost
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const message = this.#waiting.shift()!
    if ('used' in message) {
      const at = (this.#pieces++ % PIECES) * PIECE_UNITS * 2
      this.#piece = new TapeReader(new Uint16Array(this.#tape, at, PIECE_UNITS), message.used)
    } else this.#large = message
  }
}

class BookAhead implements Workbook {
  readonly path: string
  readonly format: Workbook['format']
  readonly sheets: Sheet[]
  readonly #digest: string | undefined
  readonly #ahead: Ahead
  /** The sheet that comes next, and its layout once that has come. */
  #at = 0
  #layout: SheetLayout | undefined
  #here: Promise<Workbook> | undefined

  constructor(path: string, { format, digest, sheets }: Extract<Event, { file: number }>, ahead: Ahead) {
    this.path = path
    this.format = format
    this.#digest = digest
    this.#ahead = ahead
    this.sheets = sheets.map(({ name, state }, index) => ({
      name,
      state,
      layout: () => this.#layoutOf(index),
      rows: (visit) => this.#rowsOf(index, visit),
    }))
  }

  async digest(): Promise<string> {
    return this.#digest ?? (await this.#readHere()).digest()
  }

  async close(): Promise<void> {
    await (await this.#here)?.close()
  }

  async #layoutOf(index: number): Promise<SheetLayout> {
    if (index !== this.#at) return (await this.#readHere()).sheets[index]!.layout()
    if (this.#layout) return this.#layout
    const event = await this.#ahead.next()
    if (!('layout' in event)) throw this.#over(event)
    this.#layout = event.layout
    return event.layout
  }

  async #rowsOf(index: number, visit: (row: Row) => undefined | boolean): Promise<void> {
    // Without its layout a sheet can be read up to where it is damaged.
    if (index === this.#at && !this.#layout) await this.#layoutOf(index).catch(passOver)
    if (index !== this.#at) return (await this.#readHere()).sheets[index]!.rows(visit)
    this.#at++
    this.#layout = undefined
    const whole = await this.#ahead.rows(visit)
    const event = await this.#ahead.next()
    if (!('sheetEnd' in event)) {
      const error = this.#over(event)
      if (whole) throw error
    }
  }

  /** Nothing more of this file comes. */
  #over(event: Event): Error {
    this.#at = -1
    return 'refused' in event ? refusal(event) : new Error(`not expected: ${Object.keys(event)}`)
  }

  #readHere(): Promise<Workbook> {
    this.#here ??= openWorkbook(this.path)
    return this.#here
  }
}

function passOver(error: unknown): void {
  if (!(error instanceof UnreadableFile)) throw error
}

function refusal({ code, message, hint }: Extract<Event, { refused: number }>): UnreadableFile {
  return new UnreadableFile(code, message, hint)
}
