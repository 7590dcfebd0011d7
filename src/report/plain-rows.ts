/**
 * A long drawing comes in; its frame (the rows that set up styles, merges and notes) and the plain rows in between go out, and later the sheet
 * that was made of the frame with the plain rows in their places. What a library writes cell by cell costs a hundred times its text.
 */
import { cellAddress, columnName } from '../workbook/address.ts'
import { inPieces } from '../workbook/splice/in-pieces.ts'
import { elementIn, elementsIn, escaped } from '../workbook/splice/markup.ts'
import { cellValue, looksLike, styleKey } from './cell-value.ts'
import type { Drawing, DrawnCell } from './drawing.ts'
import { countRows, rowHeight, rowsOf } from './drawn-rows.ts'

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
/** Each row is made once: those that bring a look with them are kept, and looked at again once all looks of the frame are known. */
export function splitPlainRows(drawing: Drawing): SplitDrawing {
  const count = countRows(drawing)
  const special = specialRows(drawing)
  const isInner = (row: DrawnCell[], index: number) =>
    count > SHORT &&
    index >= ENDS &&
    index < count - ENDS &&
    !special.has(row[0]!.row) &&
    row.every(({ note }) => note === '')
  const seen = new Set<string>()
  const known = new Set<string>()
  const kept: { row: DrawnCell[]; inner: boolean }[] = []
  let above: DrawnCell[] = []
  let index = 0
  for (const row of rowsOf(drawing)) {
    const inner = isInner(row, index++)
    if (!inner || !(isAlike(row, above) || areKnown(row, seen))) {
      kept.push({ row, inner })
      addLooks(row, seen)
      if (!inner) addLooks(row, known)
    }
    above = row
  }
  const frame: DrawnCell[][] = []
  for (const { row, inner } of kept) {
    if (inner && areKnown(row, known)) continue
    frame.push(row)
    addLooks(row, known)
  }
  const heights = new Map<number, number>()
  for (const row of frame) {
    const height = rowHeight(drawing, row)
    if (height !== undefined) heights.set(row[0]!.row, height)
  }
  return { drawing, frame: { ...drawing, cells: frame.flat(), stretches: [], heights }, plain: count - frame.length }
}

const areKnown = (row: readonly DrawnCell[], looks: ReadonlySet<string>) =>
  row.every((cell) => looks.has(styleKey(cell)))

function addLooks(row: readonly DrawnCell[], looks: Set<string>): void {
  for (const cell of row) looks.add(styleKey(cell))
}

function isAlike(cells: readonly DrawnCell[], others: readonly DrawnCell[]): boolean {
  return (
    cells.length === others.length &&
    cells.every((cell, index) => cell.column === others[index]!.column && looksLike(cell, others[index]!))
  )
}

function specialRows({ merges, hiddenRows }: Drawing): Set<number> {
  const special = new Set(hiddenRows)
  for (const { top, bottom } of merges) for (let row = top; row <= bottom; row++) special.add(row)
  return special
}

/** @param sheet What was made of the frame. */
export function* withPlainRows(sheet: string, { drawing, frame }: SplitDrawing): Generator<Buffer> {
  const data = elementIn(sheet, 'sheetData')!
  const framed = elementsIn(data.inner, 'row')
  const own = new Set(frame.cells.map(({ row }) => row))
  const markupOf = rowWriter(stylesIn(data.inner, frame), drawing)
  function* rows(): Generator<string> {
    yield sheet.slice(0, data.start) + data.open
    let next = 0
    for (const cells of rowsOf(drawing)) {
      const { row } = cells[0]!
      if (own.has(row)) continue
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

/** What all rows that look alike have in common is made once. */
function rowWriter(styles: ReadonlyMap<string, string>, drawing: Drawing): (cells: DrawnCell[]) => string {
  let above: DrawnCell[] = []
  let common: { open: string; style: string }[] = []
  return (cells) => {
    if (!isAlike(cells, above))
      common = cells.map((cell) => ({
        open: `<c r="${columnName(cell.column)}`,
        style: `" s="${styles.get(styleKey(cell))}"`,
      }))
    above = cells
    const { row } = cells[0]!
    const height = rowHeight(drawing, cells)
    let text = `<row r="${row}"${height === undefined ? '' : ` ht="${Math.min(409, height)}" customHeight="1"`}>`
    for (const [index, cell] of cells.entries()) {
      const value = cellValue(cell)
      const { open, style } = common[index]!
      text += open + row + style
      if (value === undefined) text += '/>'
      else if (typeof value === 'number') text += `><v>${value}</v></c>`
      else text += ` t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
    }
    return `${text}</row>`
  }
}
