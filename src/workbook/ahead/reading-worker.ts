/**
 * Runs in a thread of its own. Paths come in; what is in the files goes out by the tape, in order, as far ahead as the tape is long. Never
 * decides anything: a file that is refused is handed on as refused.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from '../../user-error.ts'
import { openWorkbook } from '../open-workbook.ts'
import type { Row, Sheet, Workbook } from '../workbook.ts'
import { PIECE_UNITS, TapeWriter } from './row-tape.ts'
import { COUNTERS, type Event, GIVEN_BACK, type Message, STOPPED, type Start } from './wire.ts'

const { paths, digests, tape, counters } = workerData as Start
const told = new Int32Array(counters, 0, COUNTERS)
const pieces = Array.from(
  { length: tape.byteLength / 2 / PIECE_UNITS },
  (_, piece) => new Uint16Array(tape, piece * PIECE_UNITS * 2, PIECE_UNITS),
)
const writer = new TapeWriter()
/** Pieces handed over so far. */
let handed = 0
/** Sheets begun so far, of all files. */
let sheets = 0

function send(message: Message): void {
  parentPort!.postMessage(message)
}

/** Waits until a piece is free. */
function beginPiece(): void {
  for (let back = Atomics.load(told, GIVEN_BACK); handed - back >= pieces.length; back = Atomics.load(told, GIVEN_BACK))
    Atomics.wait(told, GIVEN_BACK, back)
  writer.begin(pieces[handed % pieces.length]!)
}

function handOver(): void {
  send({ used: writer.used })
  handed++
}

function nextPiece(): void {
  if (writer.used === 0) return
  handOver()
  beginPiece()
}

function tell(event: Event): void {
  const text = JSON.stringify(event)
  if (writer.event(text)) return
  nextPiece()
  if (!writer.event(text)) send({ event })
}

function give(row: Row): undefined | boolean {
  if (writer.row(row)) return undefined
  nextPiece()
  if (!writer.row(row)) send({ row })
  // Asked once a piece: the checking thread passes over what it does not want.
  return Atomics.load(told, STOPPED) < sheets
}

async function readSheet(sheet: Sheet): Promise<void> {
  sheets++
  writer.forget()
  tell({ layout: await sheet.layout() })
  await sheet.rows(give)
  tell({ sheetEnd: true })
}

async function read(path: string, file: number): Promise<void> {
  let workbook: Workbook | undefined
  try {
    workbook = await openWorkbook(path)
    const { format } = workbook
    const digest = digests ? await workbook.digest() : undefined
    tell({ file, format, digest, sheets: workbook.sheets.map(({ name, state }) => ({ name, state })) })
    for (const sheet of workbook.sheets) await readSheet(sheet)
  } catch (error) {
    if (error instanceof UnreadableFile) {
      const { code, message, hint } = error
      tell({ refused: file, code, message, hint })
    } else tell({ bug: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    await workbook?.close()
  }
}

async function readAll(): Promise<void> {
  beginPiece()
  for (let file = 0; file < paths.length; file++) await read(paths[file]!, file)
  handOver()
}

readAll()
