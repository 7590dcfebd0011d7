/** Cells come in, as they were drawn or as they are read again, row by row; the digest of all they hold goes out. */
import { cellAddress } from '../workbook/address.ts'
import { cellDigest } from '../workbook/cell-digest.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
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

/** Of rows that are read. @param name Of their sheet. */
export function digestOfRows(name: string) {
  const { add, made } = digestOfCells()
  return {
    /** @throws Error where a cell is neither a number nor a text: nothing else was drawn. */
    add({ number, texts, kinds }: Row): undefined {
      for (let column = 0; column < texts.length; column++) {
        const text = texts[column]
        if (text === undefined || text === '') continue
        if (kinds[column] !== CellKind.number && kinds[column] !== CellKind.text)
          throw differs(`${name} ${cellAddress(column, number)}`)
        add(number, column, kinds[column] === CellKind.number ? Number(text) : text)
      }
    },
    made,
  }
}

/** A fault of itcap, which keeps the file from being put into place. */
export const differs = (what: string) => new Error(`written workbook differs: ${what}`)
