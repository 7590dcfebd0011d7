/**
 * Rows that stand for categories the form prints by name: the sheets of all senders added up cell by cell, every cell with the rows it was made of.
 * A category that somebody wrote in besides stands behind them; words are kept, each once. Pure.
 */

import type { StoredRecord } from '../gap/figure.ts'
import type { Table } from '../notice/notice.ts'
import { grown } from '../value/grouped.ts'
import { type Origin, rowIn } from '../value/origin.ts'
import { rowName } from '../value/row-names.ts'
import { readSubcount } from '../value/subcount.ts'
import { tidy } from '../value/tidy.ts'
import type { Value } from '../value/value.ts'
import { cellAddress } from '../workbook/address.ts'
import { addedColumns, columnTotals, subcountTotals } from './column-totals.ts'
import type { FillInput } from './fill-input.ts'
import { belongs } from './fill-records.ts'
import { computedNote, type SourceNote, sourceNote, type TableContent } from './form-content.ts'
import { rateColumns, rateIn, rateWords } from './rate-columns.ts'
import { fillWords, isWords } from './words-of-rows.ts'

interface Category {
  values: Record<string, Value>
  records: StoredRecord[]
}

export function fillCategories(input: FillInput, table: Table): { content: TableContent; sources: SourceNote[] } {
  const rates = rateColumns(input.form, table)
  const categories = categoriesOf(input, table)
  const sources: SourceNote[] = []
  for (const [position, { values, records }] of categories.entries()) {
    const subject = table.key.map((field) => String(values[field] ?? '')).join(' ')
    const of = (field: string) => ({ table: table.id, row: position, field, subject })
    const added = (field: string, from: SourceNote['from']) =>
      sources.push(sourceNote(of(field), from.length === 1 ? '照录' : `${from.length} 行相加`, { from }))
    for (const { field } of addedColumns(table, rates)) {
      const from = records.flatMap(({ source, columns, values: { [field]: value } }) =>
        typeof value === 'number' ? [{ ...source, cell: cellOf(field, source, columns), value }] : [],
      )
      if (from.length === 0) continue
      values[field] = tidy(from.reduce((sum, { value }) => sum + value, 0))
      added(field, from)
    }
    for (const { field } of table.columns.filter(({ type }) => type === 'subcount')) {
      const from = records.flatMap(({ source, columns, values: { [field]: value } }) =>
        readSubcount(value) === undefined ? [] : [{ ...source, cell: cellOf(field, source, columns), value: value! }],
      )
      if (from.length === 0) continue
      Object.assign(
        values,
        subcountTotals(
          table.columns,
          records.map((record) => record.values),
        ),
      )
      added(field, from)
    }
    for (const { field } of table.columns.filter(isWords)) fillWords(values, field, records)
    for (const rate of rates) {
      const { field } = rate.column
      values[field] = rateIn(values, rate)
      if (values[field] !== undefined) sources.push(computedNote(of(field), rateWords(rate), rate.clauses))
    }
  }
  const rows = categories.map(({ values }) => values)
  return {
    content: { rows, total: table.total === '' ? undefined : columnTotals(table, rates, rows) },
    sources,
  }
}

/** Those the form prints, in its order, then those that were written in. */
function categoriesOf(input: FillInput, table: Table): Category[] {
  const keyOf = (values: Readonly<Record<string, Value>>) => table.key.map((field) => rowName(values[field])).join('\n')
  const found = new Map<string, Category>(
    table.preprinted.map((row) => [keyOf(row), { values: { ...row }, records: [] }]),
  )
  for (const record of input.records) {
    if (record.table !== table.id || !belongs(input, record)) continue
    const key = keyOf(record.values)
    const own = Object.fromEntries(table.key.map((field) => [field, record.values[field]]))
    grown(found, key, () => ({ values: own, records: [] })).records.push(record)
  }
  return [...found.values()]
}

/** Its own cell, else where its row begins. */
function cellOf(field: string, source: Origin, columns: StoredRecord['columns']): string {
  const column = columns.get(field)
  return column === undefined ? source.cell : cellAddress(column, rowIn(source))
}
