/**
 * The words of this stage: a file that was sent, its sheets, their rows as stored.
 * Types only. Values are text exactly as the file holds them; nothing here knows what a form is.
 */

/** What a cell held, besides its text. */
export const CellKind = {
  blank: 0,
  text: 1,
  /** A number; the text is the raw number as stored, for example `1.8E17` or `44346`. */
  number: 2,
  /** A number whose style makes it a date; the text is ISO (`2021-05-30`, `2021-05-30T08:00:00` or `08:00:00`). */
  date: 3,
  /** `TRUE` or `FALSE`. */
  boolean: 4,
  /** The text is the error as Excel shows it: `#REF!`, `#N/A` … */
  error: 5,
  /** A formula without a stored value; the text is empty. Such a cell is not blank and not zero. */
  unevaluated: 6,
} as const
export type CellKind = (typeof CellKind)[keyof typeof CellKind]

/** One row that holds at least one cell. Arrays may be shorter than the sheet is wide; absent and `''`/`blank` are the same. */
export interface Row {
  /** As Excel shows it, from 1. */
  number: number
  /** Text of each cell; index 0 is column A; `''` where blank. */
  texts: string[]
  /** Kind of each cell, same index as `texts`. */
  kinds: CellKind[]
  /** The row itself is hidden (by hand or by a filter). */
  hidden: boolean
  /** Something in it has a line through it. Of a text that has one in part, the rest alone is the text of its cell. */
  struck?: true | undefined
}

/** Rows from 1 as Excel shows them, columns from 0 (A), ends included. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** What a sheet says about itself besides its cells. */
export interface SheetLayout {
  merges: Box[]
  /** Hidden column ranges, 0-based, inclusive. */
  hiddenColumns: { first: number; last: number }[]
  /** An auto-filter hides rows or may do so. */
  filtered: boolean
}

export interface Sheet {
  /** As on the tab; `''` for a CSV file. */
  name: string
  state: 'visible' | 'hidden' | 'veryHidden'
  /** Known before the first row is visited, at the cost of a second inflate for very large sheets only. */
  layout(): Promise<SheetLayout>
  /**
   * Visits every stored row from top to bottom, in one streaming pass. The visitor may return `false` to stop early.
   * @throws UnreadableFile when the part is damaged or passes a cap, also in the middle: what was visited before is then void.
   */
  rows(visit: (row: Row) => undefined | boolean): Promise<void>
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'csv' | 'html'

export interface Reading {
  /** A long sheet is not held whole while it is read, though that is quicker: the memory is wanted for something else. */
  streamed?: boolean
}

/** An opened file; nothing of it is held in memory beyond its directory, its shared strings, and of a sheet that is being read at most 64 MiB. */
export interface Workbook {
  path: string
  format: WorkbookFormat
  /** Lower-case hex SHA-256 of the file's bytes. */
  digest(): Promise<string>
  sheets: Sheet[]
  close(): Promise<void>
}
