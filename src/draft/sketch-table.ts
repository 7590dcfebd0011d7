/**
 * A row of a blank sheet comes in; the table whose headings begin there goes out, with the rows printed below, or nothing. Headings are cells
 * without a gap between them; groups are what stands across several.
 */
import type { Grid } from '../form/card-labels.ts'
import { isNote, isTotalLabel } from '../form/row-words.ts'
import { cellsIn, filledIn, isLabelled, isRoom, type SheetCell, soleIn } from './sheet-cells.ts'
import type { SketchColumn, SketchTable } from './sketch.ts'

/** Rows of headings, at most. */
const DEEPEST = 4
const LONGEST_HEADING = 60

interface Headings {
  bottom: number
  first: number
  columns: SketchColumn[]
}

/** @param from Columns left of this one are not the table's (the label of a card at its left). */
export function headingsAt(grid: Grid, row: number, from = 0): Headings | undefined {
  const top = filledIn(grid, row).filter(({ range }) => range.left >= from)
  if (top.length < 2 || top.some((cell) => range(cell) < row || !mayHead(cell))) return undefined
  const merged = Math.max(...top.map((cell) => cell.range.bottom))
  for (let bottom = Math.max(row, merged); bottom < row + DEEPEST && bottom <= grid.last.row; bottom++) {
    if (bottom === merged && goesDeeper(grid, bottom, from)) continue
    const columns = columnsBetween(grid, row, bottom, from)
    if (columns) return { bottom, first: columns[0]!.column, columns }
    if (bottom > merged + 1) break
  }
  return undefined
}

function range({ range: { top } }: SheetCell): number {
  return top
}

function mayHead(cell: SheetCell): boolean {
  // 备注 is a heading, 备注：… is none.
  const isLong = isNote(cell.text) && cell.text.length > 8
  return (
    cell.text.length <= LONGEST_HEADING && !/\d{7}/u.test(cell.text) && !isLabelled(cell) && !isRoom(cell) && !isLong
  )
}

/** A group stands over the cells of the next row. */
function goesDeeper(grid: Grid, row: number, from: number): boolean {
  const groups = cellsIn(grid, row).filter(
    ({ range: { top, left, right }, text }) => text !== '' && right > left && left >= from && top <= row,
  )
  return groups.some(({ range: { left, right } }) => {
    const below = filledIn(grid, row + 1).filter((cell) => cell.range.left >= left && cell.range.right <= right)
    return below.length >= 2 && below.every((cell) => cell.range.top === row + 1 && mayHead(cell))
  })
}

function columnsBetween(grid: Grid, top: number, bottom: number, from: number): SketchColumn[] | undefined {
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
  const last = Math.max(...rows.flatMap((row) => filledIn(grid, row).map((cell) => cell.range.right)))
  const columns: SketchColumn[] = []
  let before: string[] = []
  let started = false
  for (let column = from; column <= last; ) {
    const path: SheetCell[] = []
    for (const row of rows) {
      const at = grid.range(row, column)
      const raw = grid.text(at.top, at.left)
      if (raw.trim() !== '' && path.at(-1)?.range.top !== at.top) path.push({ range: at, raw, text: raw.trim() })
    }
    const leaf = path.pop()
    if (!leaf) {
      if (started) return undefined
      column++
      continue
    }
    if (!mayHead(leaf) || leaf.range.bottom > bottom) return undefined
    started = true
    // A group that was not merged goes on over the cells below it.
    const groups = path.length === 0 && leaf.range.top > top ? before : path.map(({ text }) => oneLine(text))
    before = groups
    columns.push({ ...headingOf(leaf), groups, mergeDown: false, row: leaf.range.top, column: leaf.range.left })
    column = Math.max(leaf.range.right, column) + 1
  }
  return columns.length >= 2 ? columns : undefined
}

/** A second line in brackets is a hint; other breaks are the printer's. */
function headingOf({ text }: SheetCell): { heading: string; hint: string } {
  const [, heading = text, hint = ''] = /^([\s\S]+?)\n\s*([(（][\s\S]*[)）])\s*$/u.exec(text) ?? []
  return { heading: oneLine(heading), hint: oneLine(hint) }
}

export function oneLine(text: string): string {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .join('')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/** @param mayGoOn Is this row still one of the table's? */
export function tableAt(
  grid: Grid,
  { bottom, columns }: Headings,
  heading: string,
  mayGoOn: (row: number) => boolean,
): { table: SketchTable; next: number } {
  const { row, column } = columns[0]!
  const [own, blocks] = blocksOf(columns)
  const table = { heading, row, column, columns: own, blocks, total: '', numberedRows: 0, blankRows: 0 }
  const printed: string[][][] = []
  let next = bottom + 1
  let total = ''
  for (; next <= grid.last.row && total === '' && mayGoOn(next); next++) {
    const filled = filledIn(grid, next)
    total = filled.find(({ text }) => isTotalLabel(text))?.text ?? ''
    if (total === '' && isEnd(grid, next, filled)) break
    printed.push(
      Array.from({ length: blocks }, (_, block) =>
        own.map((_, index) => {
          const place = columns[block * own.length + index]!
          const at = grid.range(next, place.column)
          if (at.bottom > at.top) own[index]!.mergeDown = true
          const text = grid.text(at.top, at.left).trim()
          return isTotalLabel(text) ? '' : text
        }),
      ),
    )
  }
  if (total !== '') printed.pop()
  const rows = Array.from({ length: blocks }, (_, block) => printed.map((each) => each[block]!)).flat()
  return { table: { ...table, total, ...printedRows(rows) }, next }
}

/** The same headings side by side. */
function blocksOf(columns: SketchColumn[]): [own: SketchColumn[], blocks: number] {
  const key = ({ heading, groups }: SketchColumn) => [...groups, heading].join('/')
  for (let blocks = 6; blocks > 1; blocks--) {
    const length = columns.length / blocks
    if (length < 2 || !Number.isInteger(length)) continue
    if (columns.every((column, index) => key(column) === key(columns[index % length]!)))
      return [columns.slice(0, length), blocks]
  }
  return [columns, 1]
}

/** Notes, labels to sign, the heading of what comes next: no row of the table. */
function isEnd(grid: Grid, row: number, filled: readonly SheetCell[]): boolean {
  if (filled.some((cell) => isLabelled(cell) || isNote(cell.text))) return true
  const sole = soleIn(grid, row)
  return sole !== undefined && (sole.range.right - sole.range.left >= 2 || sole.text.length > 20)
}

/** Rows with a number alone, rows with words, and empty ones. */
function printedRows(rows: string[][]): Pick<SketchTable, 'numberedRows' | 'blankRows' | 'preprinted'> {
  const last = rows.findLastIndex((row) => row.some((text) => text !== ''))
  const isNumber = (row: string[]) =>
    row.filter((text) => text !== '').length === 1 && row.some((text) => /^\d+$/u.test(text))
  const given = rows.slice(0, last + 1)
  if (given.length > 0 && given.every(isNumber)) return { numberedRows: given.length, blankRows: 0, preprinted: [] }
  const words = given.filter((row) => !isNumber(row) && row.some((text) => text !== ''))
  return { numberedRows: 0, blankRows: rows.length - words.length, preprinted: words }
}
