/** A record and a column in, the kind of the cell out; blank where the heading is missing. */
import type { FormRecord } from '../form/reading.ts'
import { CellKind } from '../workbook/workbook.ts'

export function cellKindOf(record: FormRecord, index: number): CellKind {
  return record.source.kinds[record.table.columns[record.block]?.[index] ?? -1] ?? CellKind.blank
}
