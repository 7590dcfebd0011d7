/** Columns that hold numbers to be added up: right-aligned, with a sum in the total row. */
import type { Column } from '../notice/notice.ts'

export function isFigure(column: Column): boolean {
  return column.type === 'count' || column.type === 'number'
}
