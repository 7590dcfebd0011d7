/** What the thread that reads ahead and the one that checks say to each other. Types, and the places of their counters. */
import type { Row, Sheet, SheetLayout, WorkbookFormat } from '../workbook.ts'

export interface Start {
  paths: readonly string[]
  digests: boolean
  /** Pieces of tape, one after the other. */
  tape: SharedArrayBuffer
  counters: SharedArrayBuffer
}

/** Pieces given back so far: the other thread waits for the next. */
export const GIVEN_BACK = 0
/** Number of the last sheet, counted over all files, of which no more rows are wanted. */
export const STOPPED = 1
export const COUNTERS = 2

/** Each file: `file` (its place among the paths), then for each sheet `layout`, its rows and `sheetEnd`; or `refused` at any place, and then the next file. */
export type Event =
  | { file: number; format: WorkbookFormat; digest: string | undefined; sheets: Pick<Sheet, 'name' | 'state'>[] }
  | { layout: SheetLayout }
  | { sheetEnd: true }
  | { refused: number; code: string; message: string; hint: string }
  /** A fault of ours. */
  | { bug: string }

/** A piece is full up to here; or what is too large for any. In the order in which they are to be read. */
export type Message = { used: number } | { event: Event } | { row: Row }
