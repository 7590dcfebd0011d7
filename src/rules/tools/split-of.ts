/** The split a rule means, with the columns its parts stand in. */

import type { CheckContext, NotChecked } from '../../check/check.ts'
import { findColumns } from '../../check/find-columns.ts'
import type { Split } from '../../notice/notice.ts'

export interface FoundSplit {
  split: Split
  shares: number[]
  parts: number[]
  /** Column of the number that is split, -1 where the table has none. */
  whole: number
}

/** @param id Of the notice's splits; by default the first whose parts are columns of the table. */
export function splitOf(context: CheckContext, id: string | undefined): FoundSplit | NotChecked {
  const { form, table } = context
  const fields = new Set(table?.table.columns.map((column) => column.field))
  const split = form.notice.splits.find((each) =>
    id ? each.id === id : Object.keys(each.into).every((field) => fields.has(field)),
  )
  if (split === undefined) return { why: '通知没有给出这几栏的比例' }
  const parts = findColumns(context, Object.keys(split.into))
  if (!Array.isArray(parts)) return parts
  const whole = findColumns(context, [split.of])
  return { split, shares: Object.values(split.into), parts, whole: Array.isArray(whole) ? whole[0]! : -1 }
}
