/** A drawing comes in; the cells of each of its rows go out, from top to bottom, those of long tables made one row at a time; and how high each is. */
import type { Drawing, DrawnCell } from './drawing.ts'

/** @param isWanted By the row's number and its place among the rows; the others are not made. */
export function* rowsOf(
  { cells, stretches }: Pick<Drawing, 'cells' | 'stretches'>,
  isWanted: (row: number, index: number) => boolean = () => true,
): Generator<DrawnCell[]> {
  let next = 0
  let index = 0
  for (const stretch of [...stretches, undefined]) {
    const end = stretch?.top ?? Number.POSITIVE_INFINITY
    for (let cell = cells[next]; cell !== undefined && cell.row < end; cell = cells[next]) {
      const from = next
      while (cells[next]?.row === cell.row) next++
      if (isWanted(cell.row, index++)) yield cells.slice(from, next)
    }
    if (!stretch) return
    for (let row = stretch.top; row <= stretch.bottom; row++) if (isWanted(row, index++)) yield stretch.cells(row)
  }
}

export function countRows({ cells, stretches }: Pick<Drawing, 'cells' | 'stretches'>): number {
  const held = new Set(cells.map(({ row }) => row)).size
  return stretches.reduce((sum, { top, bottom }) => sum + bottom - top + 1, held)
}

/** In points; undefined where it is left to Excel. */
export function rowHeight({ heights, stretches }: Drawing, cells: readonly DrawnCell[]): number | undefined {
  const { row } = cells[0]!
  return heights.get(row) ?? stretches.find(({ top, bottom }) => top <= row && row <= bottom)?.height?.(cells)
}
