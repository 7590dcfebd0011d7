/** A drawing comes in; its rows go out, from top to bottom, those of long tables made one at a time. */
import type { Drawing, DrawnCell, DrawnColumn, RowValues, Stretch } from './drawing.ts'

export interface DrawnRow {
  row: number
  columns: readonly DrawnColumn[]
  values: RowValues
  /** In points; undefined where it is left to Excel. */
  height?: number | undefined
}

/** @param isWanted By the row's number and its place among the rows; the others are not made. */
export function* rowsOf(
  { cells, stretches, heights }: Pick<Drawing, 'cells' | 'stretches' | 'heights'>,
  isWanted: (row: number, index: number) => boolean = () => true,
): Generator<DrawnRow> {
  let next = 0
  let index = 0
  for (const stretch of [...stretches, undefined]) {
    const end = stretch?.top ?? Number.POSITIVE_INFINITY
    for (let cell = cells[next]; cell !== undefined && cell.row < end; cell = cells[next]) {
      const { row } = cell
      const from = next
      while (cells[next]?.row === row) next++
      if (!isWanted(row, index++)) continue
      const columns = cells.slice(from, next)
      yield { row, columns, values: columns.map(({ value }) => value), height: heights.get(row) }
    }
    if (!stretch) return
    const { columns } = stretch
    for (let row = stretch.top; row <= stretch.bottom; row++) {
      if (!isWanted(row, index++)) continue
      const values = stretch.values(row)
      yield { row, columns, values, height: heights.get(row) ?? heightIn(stretch, values) }
    }
  }
}

export function heightIn({ height }: Stretch, values: RowValues): number | undefined {
  return typeof height === 'function' ? height(values) : height
}

export function countRows({ cells, stretches }: Pick<Drawing, 'cells' | 'stretches'>): number {
  const held = new Set(cells.map(({ row }) => row)).size
  return stretches.reduce((sum, { top, bottom }) => sum + bottom - top + 1, held)
}

export function cellsOf({ row, columns, values }: DrawnRow): DrawnCell[] {
  return columns.map((column, index) => cellOf(row, column, values[index]))
}

function cellOf(row: number, each: DrawnColumn & { note?: string }, value: DrawnCell['value']): DrawnCell {
  const { column, lines, unlocked, asText, note = '' } = each
  return { row, column, value, look: lookFor(each, value), lines, unlocked, asText, note }
}

export function lookFor({ look, figureLook = look }: DrawnColumn, value: DrawnCell['value']): DrawnCell['look'] {
  return typeof value === 'number' ? figureLook : look
}
