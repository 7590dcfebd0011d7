/**
 * A table of a form comes in; a function from its records to what is assessed goes out: list values by their own name (在编 is 在编在岗),
 * days as days. Texts are as read, except that no run of digits long enough for an ID number or a phone is let through.
 */

import type { FormRecord, SheetTable } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import { type ListLookup, listLookup } from '../notice/list-lookup.ts'
import type { Column, Notice } from '../notice/notice.ts'
import { readDate } from '../value/date.ts'
import { withoutNumbers } from '../value/quote.ts'
import type { Value } from '../value/value.ts'
import type { Teacher } from './teacher-result.ts'

export function teacherReader({ lists }: Notice, { table }: SheetTable): (record: FormRecord) => Teacher {
  const columns = table.columns.filter(({ type }) => !columnTypes[type].personal)
  const readers = columns.map((column) => {
    const values = column.type === 'list' ? lists[column.list] : undefined
    const index = table.columns.indexOf(column)
    return { column, index, lookup: values && listLookup(values) }
  })
  return (record) => {
    const values: Record<string, Value> = {}
    let unlisted: Set<string> | undefined
    for (const { column, index, lookup } of readers) {
      const value = record.values[index]
      if (value === undefined) continue
      values[column.field] = meant(value, column, lookup)
      if (lookup && lookup.find(String(value)) === undefined) unlisted = (unlisted ?? new Set()).add(column.field)
    }
    return unlisted ? { values, unlisted } : { values }
  }
}

function meant(value: string | number, { type }: Column, lookup: ListLookup | undefined): string | number {
  if (typeof value === 'number') return value
  const word = lookup?.find(value) ?? (type === 'date' ? readDate(value) : undefined)
  return word ?? withoutNumbers(value)
}
