/** Columns that may not be left blank in a data row. */
import { CellKind } from '../workbook/workbook.ts'
import { cellKindOf } from './cell-kind-of.ts'
import { defineCheck } from './check.ts'
import { columnsOfType } from './find-columns.ts'

export const requiredCheck = defineCheck({
  id: 'required',
  scope: 'row',
  title: '必填栏目',
  meaning: '每一数据行的必填栏目都要填写；“-”“/”“无”也算没填。',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start(context, { fields }) {
    const { table, report } = context
    const required = table?.table.columns.filter((column) => column.required).map((column) => column.field) ?? []
    const indices = columnsOfType(context, [], fields ?? required)
    const headings = indices.map((index) => table!.table.columns[index]!.heading)
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const index = indices[i]!
          // A formula without a value is not blank; `formula-no-value` reports it.
          if (record.values[index] !== undefined || cellKindOf(record, index) >= CellKind.error) continue
          report(record, index, { heading: headings[i]! })
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
