/** Rows of one unit or category come in; what they say in words in a column is filled in, each text once. What stands there already stays. */
import type { StoredRecord } from '../gap/figure.ts'
import { columnTypes } from '../notice/column-types.ts'
import type { Column } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'

export function isWords({ type }: Column): boolean {
  return !columnTypes[type].figure && type !== 'sequence' && type !== 'subcount'
}

export function fillWords(values: Record<string, Value>, field: string, records: readonly StoredRecord[]): void {
  if (values[field] !== undefined) return
  const said = new Set(
    records.flatMap(({ values: { [field]: value } }) => (value === undefined ? [] : [String(value)])),
  )
  if (said.size > 0) values[field] = [...said].join('；')
}
