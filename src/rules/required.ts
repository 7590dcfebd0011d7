/** Columns that may not be left blank in a data row. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { isLeftBlank } from './tools/left-blank.ts'

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
          if (isLeftBlank(record, indices[i]!)) flag(record, indices[i]!, { heading: headings[i]! })
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
