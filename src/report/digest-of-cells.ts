/** Cells come in, as they were drawn or as they are read again, row by row; the digest of all they hold goes out. */
import { cellDigest } from '../workbook/cell-digest.ts'
import { CellKind } from '../workbook/workbook.ts'
import { storedValue } from './cell-value.ts'
import type { DrawnRow } from './drawn-rows.ts'

export function digestOfCells() {
  const { add, made } = cellDigest()
  const digest = {
    add(row: number, column: number, value: string | number) {
      add(row, column, typeof value === 'number' ? CellKind.number : CellKind.text, String(value))
    },
    addRow({ row, columns, values }: DrawnRow) {
      for (const [index, { column }] of columns.entries()) {
        const value = storedValue(values[index], row, column)
        if (value !== undefined) digest.add(row, column, value)
      }
    },
    made,
  }
  return digest
}
