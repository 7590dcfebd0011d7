/** Columns that may not be left blank in a data row. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { cellKindOf } from '../form/cell-kind-of.ts'
import { isBlankText } from '../value/text.ts'
import { CellKind } from '../workbook/workbook.ts'

export const requiredCheck = defineCheck({
  id: 'required',
  scope: 'row',
  title: '必填栏目',
  meaning: '每一数据行的必填栏目都要填写；“-”“/”“无”也算没填。',
  severity: 'error',
  takes: { fields: [] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(({ required }) => required, fields) }),
  start({ table, flag }, _, { indices }) {
    const headings = indices.map((index) => table!.table.columns[index]!.heading)
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const index = indices[i]!
          const value = record.values[index]
          if (value !== undefined && !(typeof value === 'string' && mayBeBlank(value) && isBlankText(value))) continue
          // A formula without a value is not blank; `formula-no-value` flags it.
          if (cellKindOf(record, index) >= CellKind.error) continue
          flag(record, index, { heading: headings[i]! })
        }
      },
    }
  },
  message: ({ heading }) => `发现“${heading}”空着，应填写，请补上`,
  example: {
    params: { fields: ['name', 'school'] },
    columns: { name: ['姓名', 'name'], school: ['工作单位', 'school'] },
    wrong: { rows: [['张示例', '']] },
    right: { rows: [['张示例', '示例小学']] },
  },
})

/** A quick look that spares nearly every cell the real question: only signs, and 无, 空, 暂, begin a word for nothing. */
function mayBeBlank(text: string): boolean {
  const code = text.charCodeAt(0)
  if (text.length > 4 || (code >= 48 && code <= 57)) return false
  return code < 0x4e00 || code > 0x9fff || code === 0x65e0 || code === 0x7a7a || code === 0x6682
}
