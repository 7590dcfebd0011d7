/**
 * A long drawing comes in; its frame (the rows that set up styles, merges and notes) and the plain rows in between go out, and later the sheet
 * that was made of the frame with the plain rows in their places. What a library writes cell by cell costs a hundred times its text.
 */
import { cellAddress } from '../workbook/address.ts'
import { elementIn, elementsIn } from '../workbook/splice/markup.ts'
import { MarkupBytes } from '../workbook/splice/markup-bytes.ts'
import { styleKey } from './cell-value.ts'
import type { Drawing } from './drawing.ts'
import { cellsOf, countRows, rowsOf } from './drawn-rows.ts'
import { type PlainRows, rowWriter } from './row-writer.ts'
import type { SharedTexts } from './shared-texts.ts'

export interface SplitDrawing {
  drawing: Drawing
  /** The same sheet without its plain rows. */
  frame: Drawing
  /** How many those are; none in a short drawing. */
  plain: number
}

/** Shorter ones are written whole. */
const SHORT = 500
/** Rows at both ends that belong to the frame in any case. */
const ENDS = 10
/** @param kept Rows that the frame cannot do without. */
export function splitPlainRows(drawing: Drawing, kept: ReadonlySet<number> = new Set()): SplitDrawing {
  const count = countRows(drawing)
  const special = specialRows(drawing)
  const isFrame = (row: number, index: number) =>
    count <= SHORT || index < ENDS || index >= count - ENDS || special.has(row) || kept.has(row)
  const heights = new Map<number, number>()
  // None of the rows is kept: V8 would take all that are made in the same place for long-lived, and let them lie until memory is short (50 MiB).
  const frame = Array.from(rowsOf(drawing, isFrame), (row) => {
    if (row.height !== undefined) heights.set(row.row, row.height)
    return cellsOf(row)
  })
  return { drawing, frame: { ...drawing, cells: frame.flat(), stretches: [], heights }, plain: count - frame.length }
}

function specialRows({ merges, hiddenRows, cells }: Drawing): Set<number> {
  const special = new Set(hiddenRows)
  for (const { row, note } of cells) if (note !== '') special.add(row)
  for (const { top, bottom } of merges) for (let row = top; row <= bottom; row++) special.add(row)
  return special
}

/** @param sheet What was made of the frame. */
export function* withPlainRows(
  sheet: string,
  split: SplitDrawing,
  shared: SharedTexts,
  made: PlainRows,
): Generator<Buffer> {
  const { drawing, frame } = split
  const data = elementIn(sheet, 'sheetData')!
  const framed = elementsIn(data.inner, 'row')
  const numbers = framed.map((row) => Number(/ r="(\d+)"/.exec(row)![1]))
  const own = new Set(frame.cells.map(({ row }) => row))
  const out = new MarkupBytes()
  const putRow = rowWriter(out, stylesIn(data.inner, frame), shared, made)
  let next = 0
  out.putMarkup(sheet.slice(0, data.start) + data.open)
  for (const drawn of rowsOf(drawing)) {
    const { row } = drawn
    if (own.has(row)) {
      made.meant.addRow(drawn)
      continue
    }
    while (next < numbers.length && numbers[next]! < row) out.putMarkup(framed[next++]!)
    putRow(drawn)
    if (out.isFull) yield out.taken()
  }
  out.putMarkup(`${framed.slice(next).join('')}</sheetData>${sheet.slice(data.end)}`)
  yield out.taken()
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
