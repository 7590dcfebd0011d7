/** How wide the columns of a table are: by type, heading and content, then stretched to the paper. Pure arithmetic. */
import type { Column, ColumnType, Table } from '../notice/notice.ts'
import type { TableContent } from './form-content.ts'
import { columnFor } from './text-size.ts'

interface Room {
  /** Half-width characters it needs when nothing else is known. */
  base: number
  /** Share of what is left on the paper. */
  grow: number
  /** Content may widen it up to here before it wraps. */
  most: number
}

const rooms: Record<ColumnType, Room> = {
  text: { base: 10, grow: 2, most: 24 },
  count: { base: 6, grow: 1, most: 12 },
  number: { base: 6, grow: 1, most: 12 },
  sequence: { base: 4, grow: 0.3, most: 6 },
  unit: { base: 8, grow: 1.5, most: 22 },
  school: { base: 20, grow: 3, most: 30 },
  name: { base: 8, grow: 1, most: 18 },
  idNumber: { base: 19, grow: 0.5, most: 19 },
  phone: { base: 13, grow: 0.5, most: 13 },
  sex: { base: 4, grow: 0.3, most: 4 },
  list: { base: 8, grow: 1, most: 16 },
  year: { base: 6, grow: 0.5, most: 6 },
  date: { base: 11, grow: 0.5, most: 11 },
  abilities: { base: 16, grow: 2, most: 30 },
  flag: { base: 4, grow: 0.5, most: 6 },
}

/** Widths of all columns of all blocks, in Excel's unit, at a text size in points. */
export function columnWidths(table: Table, content: TableContent, size: number, paper: number): number[] {
  const block = table.columns.map((column) => leastWidth(column, content, size))
  const widths = Array.from({ length: table.blocks }, () => block).flat()
  const left = paper - widths.reduce((sum, width) => sum + width, 0)
  if (left <= 0) return widths.map(tidy)
  const grows = Array.from({ length: table.blocks }, () =>
    table.columns.map((column) => rooms[column.type].grow),
  ).flat()
  const all = grows.reduce((sum, grow) => sum + grow, 0)
  return widths.map((width, index) => tidy(width + (left * (grows[index] ?? 0)) / all))
}

/** Width a column wants where it has no column of its own. */
export function leastWidth(column: Column, content: TableContent, size: number): number {
  const room = rooms[column.type]
  let longest = ''
  let widest = 0
  for (const row of [...content.rows, content.total ?? {}]) {
    const text = String(row[column.field] ?? '')
    const width = columnFor(text, size)
    if (width > widest) {
      widest = width
      longest = text
    }
  }
  const wanted = Math.max(digits(room.base, size), Math.min(columnFor(longest, size), digits(room.most, size)))
  // A heading may take three lines; the words of a hint stay whole on two.
  const heading = columnFor(column.heading, size)
  const hint = column.hint === '' ? 0 : columnFor(column.hint, 10.5)
  return Math.max(wanted, digits(column.width, size), (heading - 1) / 3 + 1, hint / 2 + 2, digits(4, size))
}

function digits(count: number, size: number): number {
  return columnFor('0'.repeat(count), size)
}

/** Excel stores widths in steps of a pixel; hundredths keep the file short. */
function tidy(width: number): number {
  return Math.floor(width * 100) / 100
}
