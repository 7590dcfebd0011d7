/**
 * Rows that are put into a sheet come in with a row, a range or a formula that was written before; the same as it must be written afterwards
 * goes out. A range that runs over the place grows by the new rows; what cannot be moved for certain is refused.
 */
import { UnreadableFile } from '../../user-error.ts'
import { columnName, columnNumber } from '../address.ts'

/** Rows put into a sheet. */
export interface RowMoves {
  /** The new rows take the place of this one, which goes down with all below it. */
  before: number
  count: number
  /** The row above it, which the new ones look like. */
  like: number
}

export function movedRow(row: number, { before, count }: RowMoves): number {
  return row >= before ? row + count : row
}

const MAX_ROW = 1_048_576
const cell = /(\$?[A-Z]{1,3}\$?)(\d+)/g

/** `D7:D26`, `$A$4:$J$30`, `B7`. */
export function movedRange(range: string, moves: RowMoves): string {
  return range.replace(cell, (_, column, row) => `${column}${movedRow(Number(row), moves)}`)
}

/** Of rules for cells: one that holds for the row above holds for the new rows too. */
export function movedCells(sqref: string, moves: RowMoves): string {
  const { before, count, like } = moves
  const moved = sqref.split(/\s+/).filter(Boolean)
  const added = moved.flatMap((range) => {
    const [, left, top, right = left, bottom = top] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(range) ?? []
    const ends = Number(bottom) === like && Number(top) <= like
    return ends ? [`${left}${before}:${right}${before + count - 1}`] : []
  })
  return [...moved.map((range) => movedRange(range, moves)), ...added].join(' ')
}

const token = new RegExp(
  [
    '"(?:[^"]|"")*"',
    // Names of columns of a table.
    '\\[[^\\[\\]]*(?:\\[[^\\]]*\\][^\\[\\]]*)*\\](?!\\w*!)',
    "(?<sheet>(?:'(?:[^']|'')+'|[\\p{L}\\p{N}_.\\[\\]]+)!)?(?<range>\\$?[A-Za-z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Za-z]{1,3}\\$?\\d{1,7})?|\\$?\\d{1,7}:\\$?\\d{1,7})(?![\\p{L}\\p{N}_(.!\\[])",
    '[\\p{L}_\\\\][\\p{L}\\p{N}_.]*',
  ].join('|'),
  'gu',
)

function eachRange(formula: string, change: (range: string, sheet: string | undefined) => string): string {
  return formula.replace(token, (...found) => {
    const { sheet, range } = found.at(-1) as { sheet?: string; range?: string }
    return range === undefined ? (found[0] as string) : (sheet ?? '') + change(range, sheet && sheetNamed(sheet))
  })
}

function sheetNamed(prefix: string): string {
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

const rows = /(?<![A-Za-z\d])(\$?)(\d+)/g

/** @param isOwn The formula stands on the sheet itself, so that a range without a sheet's name means it. */
export function movedFormula(formula: string, sheet: string, isOwn: boolean, moves: RowMoves): string {
  const several = /[\p{L}\p{N}_]+:[\p{L}\p{N}_]+!|'[^']*:[^']*'!/u.test(formula)
  if (several) throw notMovable('有公式同时引用几张工作表')
  if (isOwn && /\b(?:INDIRECT|OFFSET)\s*\(/iu.test(formula)) throw notMovable('有公式用 INDIRECT 或 OFFSET 指定单元格')
  return eachRange(formula, (range, named) => {
    const isMeant = named === undefined ? isOwn : named.toLowerCase() === sheet.toLowerCase()
    if (!isMeant) return range
    if (/^\$?\d/.test(range)) return range.replace(rows, (_, fixed, row) => fixed + movedRow(Number(row), moves))
    return range.replace(/(\$?[A-Za-z]{1,3}\$?)(\d+)/g, (_, column, row) => column + movedRow(Number(row), moves))
  })
}

/** As Excel writes it when the cell is copied so many rows down and columns across. */
export function copiedFormula(formula: string, down: number, across = 0): string {
  return eachRange(formula, (range) => {
    if (/^\$?\d/.test(range))
      return range.replace(rows, (all, fixed, row) => (fixed ? all : `${within(Number(row) + down)}`))
    return range.replace(/(\$?)([A-Za-z]{1,3})(\$?)(\d+)/g, (_, fixedColumn, column, fixedRow, row) => {
      const name = fixedColumn || across === 0 ? column : columnAt(columnNumber(column.toUpperCase()) + across)
      return `${fixedColumn}${name}${fixedRow}${fixedRow ? row : within(Number(row) + down)}`
    })
  })
}

function within(row: number): number {
  if (row < 1 || row > MAX_ROW) throw notMovable('有公式引用到表外')
  return row
}

function columnAt(column: number): string {
  if (column < 0) throw notMovable('有公式引用到表外')
  return columnName(column)
}

/** What stands in the way of new rows; the file itself is sound. */
export function notMovable(why: string): UnreadableFile {
  return new UnreadableFile(
    'rows-not-movable',
    `插行不能保证不出错：${why}`,
    '请先在这份工作簿里插好足够的空行，再填。',
  )
}
