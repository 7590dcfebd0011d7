/**
 * A long drawing comes in; its frame (the rows that set up styles, merges and notes) and the plain rows in between go out, and later the sheet
 * that was made of the frame with the plain rows in their places. What a library writes cell by cell costs a hundred times its text.
 */
import { cellAddress } from '../workbook/address.ts'
import { elementIn, elementsIn, escaped } from '../workbook/splice/markup.ts'
import { cellValue, looksLike, styleKey } from './cell-value.ts'
import type { Drawing, DrawnCell } from './drawing.ts'

export interface SplitDrawing {
  drawing: Drawing
  /** The same sheet without its plain rows. */
  frame: Drawing
  /** From top to bottom; empty for a short drawing. */
  plain: PlainRow[]
}

interface PlainRow {
  cells: DrawnCell[]
  /** What each looks like; one list for all rows that look alike. */
  keys: string[]
}

/** Shorter ones are written whole. */
const SHORT = 500
/** Rows at both ends that belong to the frame in any case. */
const ENDS = 50
/** Text that is handed on at a time. */
const PIECE_CHARACTERS = 1 << 17

export function splitPlainRows(drawing: Drawing): SplitDrawing {
  const rows = rowsOf(drawing.cells)
  if (rows.length <= SHORT) return { drawing, frame: drawing, plain: [] }
  const special = specialRows(drawing)
  const known = new Set<string>()
  const isInner = (row: DrawnCell[], index: number) =>
    index >= ENDS && index < rows.length - ENDS && !special.has(row[0]!.row)
  for (const [index, row] of rows.entries()) if (!isInner(row, index)) for (const cell of row) known.add(styleKey(cell))
  const frame: DrawnCell[][] = []
  const plain: PlainRow[] = []
  for (const [index, cells] of rows.entries()) {
    const above = plain.at(-1)
    const inner = isInner(cells, index)
    if (inner && above !== undefined && isAlike(cells, above.cells)) {
      plain.push({ cells, keys: above.keys })
      continue
    }
    const keys = cells.map(styleKey)
    if (inner && keys.every((key) => known.has(key))) plain.push({ cells, keys })
    else frame.push(cells)
    for (const key of keys) known.add(key)
  }
  const own = new Set(frame.map((row) => row[0]!.row))
  const heights = new Map([...drawing.heights].filter(([row]) => own.has(row)))
  return { drawing, frame: { ...drawing, cells: frame.flat(), heights }, plain }
}

function isAlike(cells: readonly DrawnCell[], others: readonly DrawnCell[]): boolean {
  return cells.length === others.length && cells.every((cell, index) => looksLike(cell, others[index]!))
}

/** Cells stand row by row. */
function rowsOf(cells: readonly DrawnCell[]): DrawnCell[][] {
  const rows: DrawnCell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last !== undefined && last[0]!.row === cell.row) last.push(cell)
    else rows.push([cell])
  }
  return rows
}

function specialRows({ cells, merges, hiddenRows }: Drawing): Set<number> {
  const special = new Set(hiddenRows)
  for (const { top, bottom } of merges) for (let row = top; row <= bottom; row++) special.add(row)
  for (const { row, note } of cells) if (note !== '') special.add(row)
  return special
}

/** @param sheet What was made of the frame. */
export function* withPlainRows(sheet: string, { drawing, frame, plain }: SplitDrawing): Generator<Buffer> {
  const data = elementIn(sheet, 'sheetData')!
  const styles = stylesIn(data.inner, frame)
  let text = sheet.slice(0, data.start) + data.open
  let next = 0
  const before = function* (end: number): Generator<Buffer> {
    for (let row = plain[next]; row !== undefined && row.cells[0]!.row < end; row = plain[++next]) {
      text += rowMarkup(row, drawing.heights.get(row.cells[0]!.row), styles)
      if (text.length < PIECE_CHARACTERS) continue
      yield Buffer.from(text)
      text = ''
    }
  }
  for (const row of elementsIn(data.inner, 'row')) {
    yield* before(Number(/ r="(\d+)"/.exec(row)![1]))
    text += row
  }
  yield* before(Number.POSITIVE_INFINITY)
  yield Buffer.from(`${text}</sheetData>${sheet.slice(data.end)}`)
}

/** By what a cell looks like: the number its style has in this workbook. */
function stylesIn(rows: string, { cells }: Drawing): Map<string, string> {
  const numbers = new Map([...rows.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)].map(([, cell, style]) => [cell, style!]))
  const styles = new Map<string, string>()
  for (const cell of cells) {
    const number = numbers.get(cellAddress(cell.column, cell.row))
    if (number !== undefined) styles.set(styleKey(cell), number)
  }
  return styles
}

function rowMarkup({ cells, keys }: PlainRow, height: number | undefined, styles: ReadonlyMap<string, string>): string {
  const tall = height === undefined ? '' : ` ht="${Math.min(409, height)}" customHeight="1"`
  let text = `<row r="${cells[0]!.row}"${tall}>`
  for (const [index, cell] of cells.entries()) {
    const value = cellValue(cell)
    text += `<c r="${cellAddress(cell.column, cell.row)}" s="${styles.get(keys[index]!)}"`
    if (value === undefined) text += '/>'
    else if (typeof value === 'number') text += `><v>${value}</v></c>`
    else text += ` t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  }
  return `${text}</row>`
}
