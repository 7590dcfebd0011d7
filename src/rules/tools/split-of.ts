/** The split a rule means comes in by its id; the columns of its parts with their shares go out, or that of the number that is split. */

import type { CheckContext, Need } from '../../check/check.ts'
import { columnOf, columnsOf, isNotChecked } from '../../check/needs.ts'
import type { Split } from '../../notice/notice.ts'

interface Parts {
  shares: number[]
  parts: number[]
}

/** @param id Of the notice's splits; by default the first whose parts are columns of the table. */
export function partsOf(id: string | undefined): Need<Parts> {
  return (context) => {
    const split = splitOf(context, id)
    if (split === undefined) return { why: '通知没有给出这几栏的比例' }
    const parts = columnsOf(Object.keys(split.into))(context)
    return isNotChecked(parts) ? parts : { parts, shares: Object.values(split.into) }
  }
}

export function wholeOf(id: string | undefined): Need<number> {
  return (context) => columnOf(splitOf(context, id)?.of ?? '')(context)
}

function splitOf({ form, table }: CheckContext, id: string | undefined): Split | undefined {
  const fields = new Set(table?.table.columns.map((column) => column.field))
  return form.notice.splits.find((each) =>
    id ? each.id === id : Object.keys(each.into).every((field) => fields.has(field)),
  )
}
