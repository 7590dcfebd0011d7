/** How wide the columns of a table are: by type, heading and content, then stretched to the paper. Pure arithmetic. */

import { columnTypes } from '../notice/column-types.ts'
import type { Column, Table } from '../notice/notice.ts'
import { grown } from '../value/grouped.ts'
import { rememberOf } from '../value/remember.ts'
import type { FormContent, TableContent } from './form-content.ts'
import { type Span, spansOf } from './spans.ts'
import { columnFor, halfWidths, linesOf, widthOf } from './text-size.ts'
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
  const { longest } = roomIn(content)(column.field)
  const wanted = Math.max(digits(room.base, size), Math.min(digits(longest, size) + air, digits(room.most, size)))
  return Math.max(wanted, digits(column.width, size), headingWidth(column, size, headingLines))
}

/** What the texts of a field need. */
interface Room {
  /** In half-width characters. */
  longest: number
  /** None has a line end of its own. */
  isPlain: boolean
}

/** Whether each text of a field takes one line in a column of this width: nobody then need ask that of every row. */
export function takesOneLine(content: TableContent, field: string, size: number, column: number): boolean {
  const { longest, isPlain } = roomIn(content)(field)
  return isPlain && linesOf('0'.repeat(longest), size, column) === 1
}

/** Asked again for each size of type that is tried. */
const roomIn = rememberOf((content: TableContent) => {
  const fields = measured(content)
  return (field: string): Room => fields.get(field) ?? NO_ROOM
})

const NO_ROOM: Room = { longest: 0, isPlain: true }

/** Of all fields while each row is at hand: to go through the rows of a roster once for each field takes ten times as long. */
function measured({ rows, total }: TableContent): Map<string, Room> {
  const fields = new Map<string, Room>()
  for (const row of total ? [...rows, total] : rows)
    for (const field in row) {
      const value = row[field]
      if (value === undefined) continue
      const room = grown(fields, field, () => ({ ...NO_ROOM }))
      // Each character takes the room of two at most.
      if (typeof value === 'string' ? value.length * 2 > room.longest : !isShorter(value, room.longest))
        room.longest = Math.max(room.longest, halfWidths(String(value)))
      if (room.isPlain && typeof value === 'string') room.isPlain = !value.includes('\n')
    }
  return fields
}

/** A whole number of at most so many digits. */
const isShorter = (value: number, digits: number) => Number.isInteger(value) && 0 <= value && value < POWERS[digits]!
const POWERS = Array.from({ length: 100 }, (_, digits) => 10 ** Math.min(digits, 15))

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
