/** While a sheet is drawn: the cell of each field of the content comes in; later its address goes out. A roster has a million of them. */
import { grown } from '../value/grouped.ts'
import { cellAddress } from '../workbook/address.ts'

/** Index of a row in the table's content, or its total. */
type RowIndex = number | 'total'

interface Place {
  column: number
  row: number
}

/** Of one field. */
interface Column {
  places: Map<RowIndex, Place>
  /** Rows of the content that stand one below the other, from the first of all. */
  run: (Place & { count: number }) | undefined
}

export class Places {
  /** By table and field. */
  readonly #tables = new Map<string, Map<string, Column>>()

  set(table: string, index: RowIndex, field: string, column: number, row: number): void {
    this.#column(table, field).places.set(index, { column, row })
  }

  /** All rows of a table that stand one below the other. */
  setRun(table: string, field: string, column: number, row: number, count: number): void {
    this.#column(table, field).run = { column, row, count }
  }

  at(table: string, index: RowIndex, field: string): Place | undefined {
    const known = this.#tables.get(table)?.get(field)
    const run = known?.run
    if (run !== undefined && typeof index === 'number' && index < run.count)
      return { column: run.column, row: run.row + index }
    return known?.places.get(index)
  }

  /** `D12`; undefined where it is not on the sheet. */
  of(table: string, index: RowIndex, field: string): string | undefined {
    const place = this.at(table, index, field)
    return place && cellAddress(place.column, place.row)
  }

  #column(table: string, field: string): Column {
    const columns = grown(this.#tables, table, () => new Map())
    return grown(columns, field, (): Column => ({ places: new Map(), run: undefined }))
  }
}
