/**
 * Rows of a table come in; its total row goes out by field: counts added up, of counts with a part in brackets (118<23>) both numbers, rates worked
 * out from the totals. A column that nobody filled in has none.
 */

import { columnTypes } from '../notice/column-types.ts'
import type { Column, Table } from '../notice/notice.ts'
import { readSubcount, subcountText, sumOfSubcounts } from '../value/subcount.ts'
import { tidy } from '../value/tidy.ts'
import type { Value } from '../value/value.ts'
import { type RateColumn, rateIn } from './rate-columns.ts'

type Rows = readonly Readonly<Record<string, Value>>[]

/** Columns whose numbers are added up; a sum of rates says nothing. */
export function addedColumns({ columns }: Table, rates: readonly RateColumn[]): Column[] {
  return columns.filter((column) => columnTypes[column.type].adds && !rates.some((rate) => rate.column === column))
}

export function columnTotals(table: Table, rates: readonly RateColumn[], rows: Rows): Record<string, Value> {
  const total: Record<string, Value> = {}
  for (const { field } of addedColumns(table, rates)) {
    const values = rows.map((row) => row[field]).filter((value) => typeof value === 'number')
    if (values.length > 0) total[field] = tidy(values.reduce((sum, value) => sum + value, 0))
  }
  for (const rate of rates) total[rate.column.field] = rateIn(total, rate)
  return { ...total, ...subcountTotals(table.columns, rows) }
}

export function subcountTotals(columns: readonly Column[], rows: Rows): Record<string, string> {
  const total: Record<string, string> = {}
  for (const { field } of columns.filter(({ type }) => type === 'subcount')) {
    const read = rows.map((row) => readSubcount(row[field])).filter((each) => each !== undefined)
    if (read.length > 0) total[field] = subcountText(sumOfSubcounts(read))
  }
  return total
}
