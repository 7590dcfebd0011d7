/** Cells come in, as they were drawn or as they are read again, row by row; the digest of all they hold goes out. */
import { cellDigest } from '../workbook/cell-digest.ts'
import { CellKind } from '../workbook/workbook.ts'
import { cellValue } from './cell-value.ts'
import type { DrawnCell } from './drawing.ts'

export function digestOfCells() {
  const { add, made } = cellDigest()
  const digest = {
    add(row: number, column: number, value: string | number) {
      add(row, column, typeof value === 'number' ? CellKind.number : CellKind.text, String(value))
    },
    addRow(row: readonly DrawnCell[]) {
      for (const cell of row) {
        const value = cellValue(cell)
        if (value !== undefined) digest.add(cell.row, cell.column, value)
      }
    },
    made,
  }
  return digest
}
