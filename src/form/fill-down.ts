/** The merges of a sheet come in; the values that vertically merged cells lend to the rows they cover go out. */

import { columnTypes } from '../notice/column-types.ts'
import type { Value } from '../value/value.ts'
import { type Box, CellKind, type Row } from '../workbook/workbook.ts'
import { valueReader } from './read-value.ts'
import type { TableSetting } from './table-setting.ts'

interface FillDown {
  /** Every row, from top to bottom, before `apply`. */
  begin(row: Row): void
  /** Puts what is lent into the blanks of a block's values. */
  apply(row: number, block: number, values: Value[]): void
}

/**
 * A merged cell speaks for every row it covers, and for no other. Numbers never do: they would be counted twice.
 * @returns undefined where the table has no such merges.
 */
export function fillDown({ merges, table }: TableSetting): FillDown | undefined {
  const places = new Set(table.columns.flat())
  const vertical = merges.vertical.filter((merge: Box) => places.has(merge.left))
  if (vertical.length === 0) return undefined
  const { columns } = table.table
  const fillable = columns.map(({ type }) => !columnTypes[type].figure && type !== 'sequence')
  const readers = columns.map((column) => valueReader(column.type, column))
  const active = table.columns.map(() => columns.map(() => ({ last: 0, value: undefined as Value })))
  let next = 0
  return {
    begin(row: Row): void {
      for (; next < vertical.length && vertical[next]!.top <= row.number; next++) {
        const merge = vertical[next]!
        if (merge.top !== row.number) continue
        table.columns.forEach((block, number) => {
          const index = block.indexOf(merge.left)
          if (index < 0 || !fillable[index]) return
          const value = readers[index]!(row.texts[merge.left] ?? '', row.kinds[merge.left] ?? CellKind.blank)
          active[number]![index] = { last: merge.bottom, value }
        })
      }
    },
    apply(row: number, block: number, values: Value[]): void {
      const filling = active[block]!
      for (let index = 0; index < values.length; index++) {
        if (values[index] === undefined && filling[index]!.last >= row) values[index] = filling[index]!.value
      }
    },
  }
}
