/** A record and a column in, the kind of the cell out; blank where the heading is missing. */

import { CellKind } from '../workbook/workbook.ts'
import type { FormRecord } from './reading.ts'

export function cellKindOf(record: FormRecord, index: number): CellKind {
  return record.source.kinds[record.table.columns[record.block]?.[index] ?? -1] ?? CellKind.blank
}
