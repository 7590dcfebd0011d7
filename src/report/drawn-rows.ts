/** A drawing comes in; the cells of each of its rows go out, from top to bottom, those of long tables made one row at a time. */
import type { Drawing, DrawnCell } from './drawing.ts'

export function* rowsOf({ cells, stretches }: Pick<Drawing, 'cells' | 'stretches'>): Generator<DrawnCell[]> {
  let next = 0
  for (const stretch of [...stretches, undefined]) {
    const end = stretch?.top ?? Number.POSITIVE_INFINITY
    for (let cell = cells[next]; cell !== undefined && cell.row < end; cell = cells[next]) {
      const from = next
      while (cells[next]?.row === cell.row) next++
      yield cells.slice(from, next)
    }
    if (stretch) for (let row = stretch.top; row <= stretch.bottom; row++) yield stretch.cells(row)
  }
}
