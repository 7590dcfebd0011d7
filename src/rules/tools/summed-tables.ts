/**
 * Tables one row of which is the sum of the others, by the memory of `total-twice`, which tells of that row: `column-sum`, which shares it, need not
 * ask for a total row as well.
 */
import type { SheetTable } from '../../form/reading.ts'
import { rememberOf } from '../../value/remember.ts'

export const summedTables = rememberOf((_shared: object) => new WeakSet<SheetTable>())
