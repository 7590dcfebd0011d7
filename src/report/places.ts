/** While a sheet is drawn: the cell of each field of the content comes in; later its address goes out. A roster has a million of them. */
import { cellAddress } from '../workbook/address.ts'

/** Index of a row in the table's content, or its total. */
type RowIndex = number | 'total'

export class Places {
  /** By table and field: row and column of each, the total's before the others'. */
  readonly #columns = new Map<string, { rows: number[]; columns: number[] }>()

  set(table: string, index: RowIndex, field: string, column: number, row: number): void {
    const key = `${table}/${field}`
    const known = this.#columns.get(key) ?? { rows: [], columns: [] }
    known.rows[slotOf(index)] = row
    known.columns[slotOf(index)] = column
    this.#columns.set(key, known)
  }

  /** `D12`; undefined where it is not on the sheet. */
  of(table: string, index: RowIndex, field: string): string | undefined {
    const known = this.#columns.get(`${table}/${field}`)
    const row = known?.rows[slotOf(index)]
    return row === undefined ? undefined : cellAddress(known!.columns[slotOf(index)]!, row)
  }
}

function slotOf(index: RowIndex): number {
  return index === 'total' ? 0 : index + 1
}
