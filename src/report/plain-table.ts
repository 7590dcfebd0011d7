/**
 * A sheet of the office's own that is no official form (进度表, 核查报告, 更正说明) is drawn here: its title, the lines below it, and a table of
 * lined rows. Nothing here knows what the rows are about.
 */
import { type Canvas, frame, put, raise, rowBox, widthBetween } from './canvas.ts'
import type { LookName } from './looks.ts'
import { heightOf, linesOf } from './text-size.ts'

const POINTS = 10.5

/** Returns the next free row. */
export function drawTitle(canvas: Canvas, title: string, lines: readonly string[]): number {
  put(canvas, rowBox(1, 0, canvas.widths.length - 1), title, 'titleSmaller')
  raise(canvas, 1, 30)
  return drawLines(canvas, 2, lines)
}

/** Each across the sheet, as high as it needs. Returns the next free row. */
export function drawLines(canvas: Canvas, top: number, lines: readonly string[]): number {
  const right = canvas.widths.length - 1
  for (const [index, line] of lines.entries()) {
    put(canvas, rowBox(top + index, 0, right), line, 'plain')
    raise(canvas, top + index, heightOf(linesOf(line, POINTS, widthBetween(canvas, 0, right)), POINTS))
  }
  return top + lines.length
}

export function drawHeadings(canvas: Canvas, row: number, headings: readonly string[]): void {
  for (const [column, heading] of headings.entries())
    put(canvas, rowBox(row, column, column), heading, 'plainHeading', { lined: true })
}

/** Headings, and below them a row a line, as high as its words need; `''` is an empty cell. Returns the last row. */
export function drawRows(
  canvas: Canvas,
  top: number,
  headings: readonly string[],
  lines: readonly (readonly (string | number)[])[],
  lookOf: (line: number, column: number) => LookName = () => 'plain',
): number {
  drawHeadings(canvas, top, headings)
  for (const [index, values] of lines.entries()) {
    const row = top + 1 + index
    for (const [column, value] of values.entries()) {
      const look = typeof value === 'number' ? 'plainFigure' : lookOf(index, column)
      put(canvas, rowBox(row, column, column), value === '' ? undefined : value, look, { lined: true })
      raise(canvas, row, heightOf(linesOf(String(value), POINTS, canvas.widths[column]!), POINTS))
    }
  }
  const bottom = top + lines.length
  frame(canvas, { top, left: 0, bottom, right: headings.length - 1 })
  return bottom
}
