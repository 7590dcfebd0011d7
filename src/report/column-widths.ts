/** How wide the columns of a table are: by type, heading and content, then stretched to the paper. Pure arithmetic. */

import { columnTypes } from '../notice/column-types.ts'
import type { Column, Table } from '../notice/notice.ts'
import { mostNames, remember, rememberOf } from '../value/remember.ts'
import type { Value } from '../value/value.ts'
import type { FormContent, TableContent } from './form-content.ts'
import { type Span, spansOf } from './spans.ts'
import { columnFor, halfWidths, widthOf } from './text-size.ts'
import { widestLine } from './title-lines.ts'

/** Lines a heading of more than five characters may take. */
type HeadingLines = 2 | 3

/** Widths of all columns of all blocks, in Excel's unit, at a text size in points. */
export function columnWidths(
  table: Table,
  content: TableContent,
  size: number,
  paper: number,
  headingLines: HeadingLines = 2,
): number[] {
  const block = table.columns.map((column) => leastWidth(column, content, size, headingLines))
  const widths = Array.from({ length: table.blocks }, () => block).flat()
  const left = paper - widths.reduce((sum, width) => sum + width, 0)
  if (left <= 0) return widths.map(tidy)
  const grows = Array.from({ length: table.blocks }, () =>
    table.columns.map((column) => columnTypes[column.type].room.grow),
  ).flat()
  const all = grows.reduce((sum, grow) => sum + grow, 0)
  return widths.map((width, index) => tidy(width + (left * (grows[index] ?? 0)) / all))
}

/** Per block, per column: where a further table stands on the grid of the main one. */
export function sharedSpans(grid: readonly number[], table: Table, content: FormContent, size: number): Span[][] {
  const data = content.tables[table.id] ?? { rows: [], total: undefined }
  const all = grid.reduce((sum, width) => sum + width, 0)
  const parts = columnWidths(table, data, size, all).map((ideal) => ({ least: 0, ideal, weight: 1 }))
  const spans = spansOf(grid, parts)
  if (!spans) throw new Error(`table ${table.id} has more columns than its sheet`)
  const { length } = table.columns
  return Array.from({ length: table.blocks }, (_, block) => spans.slice(block * length, (block + 1) * length))
}

function leastWidth(column: Column, content: TableContent, size: number, headingLines: HeadingLines): number {
  const { room, figure } = columnTypes[column.type]
  // Digits in bold are a little wider, and a figure must not touch its lines.
  const air = figure ? 1 : 0
  const longest = longestIn(content)(column.field)
  const wanted = Math.max(digits(room.base, size), Math.min(digits(longest, size) + air, digits(room.most, size)))
  return Math.max(wanted, digits(column.width, size), headingWidth(column, size, headingLines))
}

/** Of a field, in half-width characters: asked again for each size of type that is tried. */
const longestIn = rememberOf(({ rows, total }: TableContent) =>
  remember((field: string) => {
    let longest = 0
    const look = (value: Value) => {
      // Each character takes the room of two at most.
      if (typeof value === 'string' ? value.length * 2 > longest : value !== undefined)
        longest = Math.max(longest, halfWidths(String(value)))
    }
    for (const row of rows) look(row[field])
    look(total?.[field])
    return longest
  }, mostNames),
)

/** Up to five characters stay whole where there is room; the words of a hint stay whole on two lines. */
function headingWidth(column: Column, size: number, lines: HeadingLines): number {
  const whole = widthOf(column.heading, size)
  const short = whole <= widthOf('五个汉字宽', size)
  const heading = short && lines === 2 ? whole : widestLine(column.heading, size, short ? 2 : lines)
  const hint = column.hint === '' ? 0 : columnFor(column.hint, size) / 2 + 2
  return Math.max(heading + 1.2, hint)
}

function digits(count: number, size: number): number {
  return columnFor('0'.repeat(count), size)
}

/** Excel stores widths in steps of a pixel; hundredths keep the file short. */
function tidy(width: number): number {
  return Math.floor(width * 100) / 100
}
