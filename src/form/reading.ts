/**
 * What a sheet turned out to be, its records, and what a cell of theirs holds.
 * A `SheetForm` is known before the first record; its foot fields, totals and faults are complete when reading has ended.
 */

import type { Column, Form, Notice, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import { CellKind, type Row, type Sheet } from '../workbook/workbook.ts'

export interface SheetForm {
  /** As the user named it. */
  path: string
  sheet: string
  sheetState: 'visible' | 'hidden' | 'veryHidden'
  notice: Notice
  form: Form
  /** The printed title as it stands on the sheet; undefined where there is none. */
  title?: TitleLine
  /** Head and foot fields found, by field. */
  head: Record<string, HeadValue>
  /** Head and foot fields whose label stands there with nothing filled in, by field. */
  emptyHead?: Record<string, { row: number; column: number }>
  tables: SheetTable[]
  /** Text of each section found, by section id. */
  sections: Record<string, SectionText>
  /** What is wrong with the layout itself; turned into findings by the checks of the same name. */
  faults: LayoutFault[]
  /** Distinct texts of the unit column of the data rows, the first few hundred; known when reading has ended. */
  rowUnits?: string[]
  /** The sheet says that there is nothing to report, and reports nothing; known when reading has ended. */
  zeroReport?: true
  /** Number of data records so far; final when reading has ended. */
  rows: number
}

export interface TitleLine {
  text: string
  row: number
  column: number
  /** What stands for the placeholders of the form's title: `{ unit: '成都市', year: '2017' }`; blanks left out. */
  parts: Record<string, string>
}

export interface HeadValue {
  text: string
  /** Where the value stands; a value behind its label in the same cell has the label's address. */
  row: number
  column: number
  /** The cell holds a number, not a text. */
  numeric?: true
}

interface SectionText {
  text: string
  row: number
  column: number
}

/** One table of the form as it stands on the sheet. */
export interface SheetTable {
  table: Table
  /** Per block, per column of `table.columns`: the sheet's column (0-based), or -1 where the heading is missing. */
  columns: number[][]
  /** Rows of the headings, as Excel shows them. */
  headingRows: number[]
  /** The sheet's columns that a 退回表 added: what was asked, and what the sender answered. */
  problems?: number
  explanations?: number
  /** Of a card, whose one row stands all over the sheet: where the value of each column stands. `columns` then count within that row. */
  places?: Place[]
  /** Of a form that prints its rows: the values of those that nobody filled in. Complete once the table has ended. */
  printedBlank?: readonly (readonly Value[])[]
  /** Of a free form: every heading that stands there, also those nobody knows. */
  headings?: { text: string; row: number; column: number }[]
}

/** A cell: its row as Excel shows it, its column from 0. */
export interface Place {
  row: number
  column: number
}

/** Where the cell in this row and column of a table's records stands on the sheet. */
export function placeOn({ places }: SheetTable, row: number, column: number): Place {
  return places?.[column] ?? { row, column }
}

/**
 * What is wrong with the layout; one fault per kind, column and reason, with all its rows. `args` by rule:
 * - `heading-missing`: `heading`; `reason: 'table'` where a whole table of the form is absent, `'optional'` for 序号 and 备注.
 * - `heading-unknown`: `heading`; `reason: 'no-heading'` where data stand in a column without any.
 * - `heading-twice`: `heading`, `other` (as the read one is spelt), `read` and `left` (`I`, `K`).
 * - `hidden-data`: `reason: 'sheet' | 'rows' | 'filter' | 'columns'`, `count` of hidden rows or columns that hold data; `columns` (`C、D`);
 *   `reason: 'covered'`: `count` of cells under a merge and `texts`, what stands in the first of them, `''` for what may not be shown.
 * - `title-missing`: `expected`. `form-mixed`: `title` (of another form, as found), `form` (the one the headings belong to);
 *   `reason: 'year'`: `title`, `year` (as found), `expected`.
 * - `prepared-row`: `count` of rows filled in beforehand with nobody in them. `zero-report`: the sheet says 无 and holds nothing else.
 * - `sample-row`: `count` of example rows (例：张三) left out. `row-unread`: `count` of rows with content that is none of the form's.
 */
export interface LayoutFault {
  rule:
    | 'heading-missing'
    | 'heading-unknown'
    | 'hidden-data'
    | 'title-missing'
    | 'form-mixed'
    | 'heading-twice'
    | 'sample-row'
    | 'prepared-row'
    | 'zero-report'
    | 'row-unread'
  row: number
  column: number
  /** For messages; texts and numbers only. */
  args: Record<string, string | number>
  /** All rows concerned, where it is about rows. */
  rows?: number[]
}

export interface FormRecord {
  table: SheetTable
  /** A total row (小计/合计 as the form asks), a subtotal somebody added, or data. Only data count. */
  kind: 'data' | 'total' | 'subtotal'
  /** As Excel shows it. */
  row: number
  /** Which of the side-by-side blocks, from 0. */
  block: number
  hidden: boolean
  /** By index of `table.table.columns`. */
  values: Value[]
  /** The raw row, for raw texts and kinds. */
  source: Row
}

export interface SheetInput {
  path: string
  sheet: Sheet
  /** Notices the sheet may belong to, the most likely first. */
  notices: readonly Notice[]
  /** Form id (`annex-3` or `yueyang-2021/annex-3`), when the user named it. */
  form?: string | undefined
}

/** The sheet is no form of these notices. */
export interface Unrecognised {
  recognised: false
  /** One Chinese sentence without full stop. */
  why: string
  nearest?: { notice: Notice; form: Form; missing: string[] }
  /** The sheet holds nothing at all. */
  blank: boolean
  /** It holds words, and certainly no person and no figure. */
  wordsOnly?: true
}

/** Called for every form found, before its first record; answers with what takes its records, some at a time. */
export type Listen = (form: SheetForm) => (records: readonly FormRecord[]) => void

/** Index of a field in a table's columns, -1 where the table has none. */
export function fieldIndex(table: Table, field: string): number {
  return table.columns.findIndex((column: Column) => column.field === field)
}

/** The sheet's column (0-based) of a table's column; -1 where the heading is missing. */
export function sheetColumn({ columns }: SheetTable, index: number, block = 0): number {
  return columns[block]?.[index] ?? -1
}

/** Raw text of a record's column as the file holds it; `''` where blank or where the heading is missing. */
export function rawText(record: FormRecord, index: number): string {
  const column = sheetColumn(record.table, index, record.block)
  return column < 0 ? '' : (record.source.texts[column] ?? '')
}

/** Blank where the heading is missing. */
export function cellKindOf(record: FormRecord, index: number): CellKind {
  return record.source.kinds[sheetColumn(record.table, index, record.block)] ?? CellKind.blank
}

/** A record's number in a column; 0 where the cell is blank, NaN where it holds no number. */
export function numberAt({ values }: FormRecord, index: number): number {
  const value = values[index]
  if (value === undefined) return 0
  return typeof value === 'number' ? value : Number.NaN
}
