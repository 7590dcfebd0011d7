/** Rows of cells → aligned text, borderless, by display width. The flexible column wraps so that nothing is wider than the terminal. */
import type { Style } from './style.ts'
import { displayWidth, isCommonHan } from './width.ts'
import { wrap } from './wrap.ts'

interface ColumnOptions {
  /** Blanks before every line. */
  indent?: number
  /** The columns of numbers, which stand to the right. */
  right?: (column: number) => boolean
  /** The column that gives way when the terminal is narrow. */
  flexible?: number | undefined
}

const GAP = 2

export function columns(rows: string[][], { width }: Pick<Style, 'width'>, options: ColumnOptions): string {
  if (rows.length === 0) return ''
  const { indent = 2, right = () => false, flexible } = options
  const shown = flexible === undefined ? rows : fitted(rows, flexible, width - indent)
  const widths = widthsOf(shown)
  const margin = ' '.repeat(indent)
  const line = (cells: readonly string[]) => {
    const aside = cells.map((text, column) => aligned(text, widths[column]!, right(column)))
    return (margin + aside.join(' '.repeat(GAP))).trimEnd()
  }
  const lines: string[] = []
  // Row by row, of which there may be 200,000: nearly all of them take one line.
  for (const row of shown) {
    if (!row.some((text) => text.includes('\n'))) {
      lines.push(line(row))
      continue
    }
    const parts = row.map((text) => text.split('\n'))
    const height = Math.max(...parts.map((cell) => cell.length))
    for (let at = 0; at < height; at++) lines.push(line(parts.map((cell) => cell[at] ?? '')))
  }
  return lines.join('\n')
}

/** Of each column of the first row, its widest line. */
function widthsOf(rows: readonly string[][]): number[] {
  const widths = rows[0]!.map(() => 0)
  for (const row of rows)
    for (let column = 0; column < widths.length; column++)
      widths[column] = Math.max(widths[column]!, displayWidth(row[column] ?? ''))
  return widths
}

function aligned(text: string, width: number, right: boolean): string {
  return right ? ' '.repeat(Math.max(0, width - displayWidth(text))) + text : pad(text, width)
}

/** The flexible column gets what the others leave. */
function fitted(rows: string[][], flexible: number, width: number): string[][] {
  const others = widthsOf(rows).reduce((sum, each, column) => (column === flexible ? sum : sum + GAP + each), 0)
  const room = Math.max(16, width - others)
  return rows.map((row) => row.map((text, column) => (column === flexible ? wrap(text, room) : text)))
}

/** The first column names what the others count. */
export const exceptFirst = (column: number): boolean => column > 0

/** Pads to a display width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Cuts to a display width, with an ellipsis where something was cut. */
export function cut(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${head(characters(text), width - 1)}…`
}

/** Width of a form's label in a table: 附件2附表 整合培训项目…, which tells it from another of that label. */
export const LABEL = 22

/** The same, keeping the end: of a path that is the file's name. */
export function cutFront(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const kept = head(characters(text).reverse(), width - 1)
  return `…${characters(kept).reverse().join('')}`
}

/** What a person counts as one character. */
function characters(text: string): string[] {
  const letters = [...text]
  if (letters.every(standsAlone)) return letters
  return [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment)
}

/** Never joins its neighbours: the segmenter takes a while to make ready, and few names need it. */
function standsAlone(letter: string): boolean {
  const code = letter.codePointAt(0)!
  return (code >= 0x20 && code < 0x7f) || isCommonHan(code)
}

function head(all: string[], width: number): string {
  let kept = ''
  for (const each of all) {
    if (displayWidth(kept + each) > width) break
    kept += each
  }
  return kept
}
