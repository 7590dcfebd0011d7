/** Columns that hold a share of two others (完成率 = 已培训人数 ÷ 教师数), as the form's own checks say: never added up, printed as percent. */

import { rateOf, shareMeant } from '../gap/share.ts'
import type { Column, Form, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'

export interface RateColumn {
  column: Column
  part: Column
  whole: Column
  clauses: string[]
}

export function rateColumns(form: Form, table: Table): RateColumn[] {
  const columnOf = (field: unknown) => table.columns.find((column) => column.field === field)
  return form.rules.flatMap(({ check, params, clauses }) => {
    if (check !== 'rate-stated') return []
    const [column, part, whole] = [params.rate, params.trained, params.staff].map(columnOf)
    return column && part && whole ? [{ column, part, whole, clauses }] : []
  })
}

/** Four places; undefined where a number is missing or there is nothing to take a share of. */
export function rateIn(values: Record<string, Value>, { part, whole }: RateColumn): number | undefined {
  const [done, all] = [values[part.field], values[whole.field]]
  return typeof done === 'number' && typeof all === 'number' ? (rateOf(done, all) ?? undefined) : undefined
}

export function rateWords({ part, whole }: RateColumn): string {
  return `${part.heading}÷${whole.heading}`
}

/** 70.91 and 0.7091 are the same rate written in two ways. */
export function asShare(rate: Value, values: Record<string, Value>, column: RateColumn): Value {
  return typeof rate === 'number' ? shareMeant(rate, rateIn(values, column)) : rate
}
