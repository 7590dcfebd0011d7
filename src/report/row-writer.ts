/**
 * Rows of a drawing come in one after another; the markup of each goes out. What all rows that look alike have in common is made once. Whatever
 * the frame does not have (a look, a note) is told, never left out silently.
 */
import { columnName } from '../workbook/address.ts'
import { textElement } from '../workbook/splice/markup.ts'
import { cellValue, looksLike, styleKey } from './cell-value.ts'
import type { digestOfCells } from './digest-of-cells.ts'
import type { Drawing, DrawnCell } from './drawing.ts'
import { rowHeight } from './drawn-rows.ts'
import type { SharedTexts } from './shared-texts.ts'

/** What became known while the rows were made. */
export interface PlainRows {
  /** Of all rows of the drawing, those of the frame too. */
  meant: ReturnType<typeof digestOfCells>
  /** Rows with a look or a note that the frame does not have: it must be made again with them. */
  lacking: Set<number>
}

interface Column {
  open: string
  style: string
  texts: ReturnType<SharedTexts['column']>
}

/** @param styles By what a cell looks like: the number its style has in this workbook. */
export function rowWriter(
  styles: Map<string, string>,
  drawing: Drawing,
  shared: SharedTexts,
  { meant, lacking }: PlainRows,
): (cells: DrawnCell[]) => string {
  let above: DrawnCell[] = []
  let columns: Column[] = []
  /** By column, however its cells look. */
  const textsAt: Column['texts'][] = []
  const styleOf = (cell: DrawnCell) => {
    const key = styleKey(cell)
    const known = styles.get(key)
    if (known !== undefined) return known
    // One row that brings it is enough.
    lacking.add(cell.row)
    styles.set(key, '0')
    return '0'
  }
  const columnOf = (cell: DrawnCell): Column => {
    const texts = textsAt[cell.column] ?? shared.column()
    textsAt[cell.column] = texts
    return { open: `<c r="${columnName(cell.column)}`, style: `" s="${styleOf(cell)}"`, texts }
  }
  return (cells) => {
    if (!isAlike(cells, above)) columns = cells.map(columnOf)
    above = cells
    const { row } = cells[0]!
    const number = String(row)
    const height = rowHeight(drawing, cells)
    let markup = `<row r="${number}"${height === undefined ? '' : ` ht="${Math.min(409, height)}" customHeight="1"`}>`
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      const { open, style, texts } = columns[index]!
      if (cell.note !== '') lacking.add(row)
      markup += open + number + style
      const known = texts(cell)
      const value = known ? known.value : cellValue(cell)
      if (value === undefined) {
        markup += '/>'
        continue
      }
      meant.add(row, cell.column, value)
      if (known) markup += known.markup
      else if (typeof value === 'number') markup += `><v>${value}</v></c>`
      else markup += ` t="inlineStr"><is>${textElement(value)}</is></c>`
    }
    return `${markup}</row>`
  }
}

function isAlike(cells: readonly DrawnCell[], others: readonly DrawnCell[]): boolean {
  return (
    cells.length === others.length &&
    cells.every((cell, index) => cell.column === others[index]!.column && looksLike(cell, others[index]!))
  )
}
