/** Rows of a table come in; the totals of its counts with a part in brackets (118<23>) go out, both numbers added up, by field. */
import type { Column } from '../notice/notice.ts'
import { readSubcount, subcountText, sumOfSubcounts } from '../value/subcount.ts'
import type { Value } from '../value/value.ts'

export function subcountTotals(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, Value>>[],
): Record<string, string> {
  const total: Record<string, string> = {}
  for (const { field } of columns.filter(({ type }) => type === 'subcount')) {
    const read = rows.map((row) => readSubcount(row[field])).filter((each) => each !== undefined)
    if (read.length > 0) total[field] = subcountText(sumOfSubcounts(read))
  }
  return total
}
