/**
 * Rows of a table come in; a sum whose formula was saved without its result is added up from its parts. Only what the form itself says is a
 * sum, and only where every part is a figure or blank; nothing else is ever worked out.
 */
import { tidy } from '../value/tidy.ts'
import { CellKind } from '../workbook/workbook.ts'
import { type FormRecord, fieldIndex } from './reading.ts'
import type { TableSetting } from './table-setting.ts'

/** @returns undefined where the form has no sums within a row. */
export function computedSums({ form, table }: TableSetting): ((record: FormRecord) => void) | undefined {
  const sums = form.form.rules.flatMap(({ check, params, table: name }) => {
    if (check !== 'row-sum' || (name !== '' && name !== table.table.id)) return []
    const { total, parts } = params as { total: string; parts: string[] }
    const index = fieldIndex(table.table, total)
    const from = parts.map((part) => fieldIndex(table.table, part))
    return index < 0 || from.includes(-1) ? [] : [{ index, from }]
  })
  if (sums.length === 0) return undefined
  return ({ block, values, source }) => {
    const places = table.columns[block]!
    for (const { index, from } of sums) {
      const place = places[index]!
      if (place < 0 || source.kinds[place] !== CellKind.unevaluated) continue
      const parts = from.map((part) => (places[part]! < 0 ? Number.NaN : values[part]))
      if (parts.every((part) => part === undefined)) continue
      const sum = parts.reduce<number>((total, part) => total + (part === undefined ? 0 : Number(part)), 0)
      if (!Number.isNaN(sum)) values[index] = tidy(sum)
    }
  }
}
