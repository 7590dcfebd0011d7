/**
 * A form and its rows come in; the same without anybody's ID number or phone goes out, to be put on a wall (公示). Names, schools and what they
 * achieved stay; no column of a number is left, and a number that somebody wrote into another column shows as ＊.
 */
import type { StoredRecord } from '../gap/figure.ts'
import type { ColumnType } from '../notice/column-types.ts'
import type { Form, Table } from '../notice/notice.ts'
import { personNumbers } from '../value/person-numbers.ts'

const hidden: readonly ColumnType[] = ['idNumber', 'phone']
const isShown = ({ type }: { type: ColumnType }) => !hidden.includes(type)

export function formForPublication(form: Form): Form {
  return {
    ...form,
    head: form.head.filter(isShown),
    foot: form.foot.filter(isShown),
    tables: form.tables.map(tableForPublication),
  }
}

function tableForPublication(table: Table): Table {
  const { columns, card } = table
  return {
    ...table,
    columns: columns.filter(isShown),
    ...(card && { card: card.filter((_, index) => isShown(columns[index]!)) }),
  }
}

/** @param form As it is, not for publication: what its personal columns say goes too. */
export function recordForPublication(form: Form): (record: StoredRecord) => StoredRecord {
  const columns = form.tables.flatMap((table) => table.columns)
  const personal = new Set(columns.filter((column) => !isShown(column)).map(({ field }) => field))
  return (record) => shownRecord(record, personal)
}

function shownRecord(record: StoredRecord, personal: ReadonlySet<string>): StoredRecord {
  const values = Object.entries(record.values)
    .filter(([field]) => !personal.has(field))
    .map(([field, value]) => [field, typeof value === 'string' ? value.replaceAll(personNumbers, '＊') : value])
  return { ...record, values: Object.fromEntries(values) as StoredRecord['values'] }
}
