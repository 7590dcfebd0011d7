/**
 * A long drawing comes in; its frame (the rows that set up styles, merges and notes) and the plain rows in between go out, and later the sheet
 * that was made of the frame with the plain rows in their places. What a library writes cell by cell costs a hundred times its text.
 */
import { cellAddress } from '../workbook/address.ts'
import { inPieces } from '../workbook/splice/in-pieces.ts'
import { elementIn, elementsIn } from '../workbook/splice/markup.ts'
import { styleKey } from './cell-value.ts'
import type { Drawing } from './drawing.ts'
import { countRows, rowHeight, rowsOf } from './drawn-rows.ts'
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
const ENDS = 50
/** @param kept Rows that the frame cannot do without. */
export function splitPlainRows(drawing: Drawing, kept: ReadonlySet<number> = new Set()): SplitDrawing {
  const count = countRows(drawing)
  const special = specialRows(drawing)
  const isFrame = (row: number, index: number) =>
    count <= SHORT || index < ENDS || index >= count - ENDS || special.has(row) || kept.has(row)
  // Copies: V8 would take all cells made in the same place for long-lived, and let a million of them lie until memory is short (160 MiB).
  const frame = Array.from(rowsOf(drawing, isFrame), (row) => row.map((cell) => ({ ...cell })))
  const heights = new Map<number, number>()
  for (const row of frame) {
    const height = rowHeight(drawing, row)
    if (height !== undefined) heights.set(row[0]!.row, height)
  }
  return { drawing, frame: { ...drawing, cells: frame.flat(), stretches: [], heights }, plain: count - frame.length }
}

function specialRows({ merges, hiddenRows }: Drawing): Set<number> {
  const special = new Set(hiddenRows)
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
  const own = new Set(frame.cells.map(({ row }) => row))
  const markupOf = rowWriter(stylesIn(data.inner, frame), drawing, shared, made)
  function* rows(): Generator<string> {
    yield sheet.slice(0, data.start) + data.open
    let next = 0
    for (const cells of rowsOf(drawing)) {
      const { row } = cells[0]!
      if (own.has(row)) {
        made.meant.addRow(cells)
        continue
      }
      while (next < framed.length && rowNumber(framed[next]!) < row) yield framed[next++]!
      yield markupOf(cells)
    }
    yield* framed.slice(next)
    yield `</sheetData>${sheet.slice(data.end)}`
  }
  yield* inPieces(rows())
}

const rowNumber = (row: string) => Number(/ r="(\d+)"/.exec(row)![1])

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
