/** A row's total against the sum of its parts. */

import { defineCheck } from '../check/check.ts'
import { columnOf, columnsOf } from '../check/needs.ts'
import { type FormRecord, numberAt } from '../form/reading.ts'
import { figureTypes } from '../notice/column-types.ts'
import { tidy } from '../value/tidy.ts'

export const rowSumCheck = defineCheck({
  id: 'row-sum',
  scope: 'row',
  title: '合计等于各项之和',
  meaning: '同一行里，合计 = 各分项之和；空着的分项按 0 计。小计行也要相等。',
  severity: 'error',
  takes: { total: figureTypes, parts: figureTypes },
  params: (zod) => zod.strictObject({ total: zod.string(), parts: zod.array(zod.string()).min(2) }),
  needs: ({ total, parts }) => ({ total: columnOf(total), parts: columnsOf(parts) }),
  start({ flag, table }, _, { total, parts }) {
    const headings = parts.map((index) => table!.table.columns[index]!.heading)
    const look = (record: FormRecord) => {
      let sum = 0
      let blank = true
      for (let i = 0; i < parts.length; i++) {
        const value = record.values[parts[i]!]
        if (value === undefined) continue
        // NaN: the fault of a part is `count`'s, and no sum can be made.
        if (!((value as number) >= 0)) return
        sum += value as number
        blank = false
      }
      sum = tidy(sum)
      const stated = record.values[total]
      if (Number.isNaN(stated) || (stated === undefined ? blank : tidy(stated as number) === sum)) return
      const formula = parts.map((index, i) => `${headings[i]} ${numberAt(record, index)}`).join(' + ')
      if (stated === undefined) flag(record, total, { reason: 'blank', computed: sum, formula })
      else if (!blank) flag(record, total, { stated, computed: sum, formula })
    }
    return { record: look, total: look }
  },
  message: ({ reason, stated, computed, formula }) =>
    reason === 'blank'
      ? `发现合计空着，应为 ${formula} = ${computed}，请补上`
      : `发现 ${stated}，应为 ${formula} = ${computed}，请核对合计与各分项`,
  example: {
    params: { total: 'staff', parts: ['kindergarten', 'school', 'vocational'] },
    columns: {
      unit: ['市州', 'unit'],
      kindergarten: ['幼儿园', 'count'],
      school: ['中小学', 'count'],
      vocational: ['中职', 'count'],
      staff: ['合计总数', 'count'],
    },
    wrong: { rows: [['成都', 28299, 95455, 9988, 133724]] },
    right: { rows: [['成都', 28299, 95455, 9988, 133742]] },
  },
})
