/** More trained than there are teachers: possible, but to be explained. */

import { defineCheck } from '../check/check.ts'
import { columnOf } from '../check/needs.ts'
import { figureTypes } from '../notice/column-types.ts'

export const trainedOverStaffCheck = defineCheck({
  id: 'trained-over-staff',
  scope: 'row',
  title: '已培训多于专任教师',
  meaning:
    '已培训人数一般不多于专任教师数。直属事业单位中纳入中小学教师职称系列的人员也参训、却不在学校专任教师之内，所以可以超出，但要说明。',
  severity: 'warning',
  takes: { staff: figureTypes, trained: figureTypes },
  params: (zod) => zod.strictObject({ staff: zod.string(), trained: zod.string() }),
  needs: ({ staff, trained }) => ({ staff: columnOf(staff), trained: columnOf(trained) }),
  start({ flag }, _, { staff, trained }) {
    return {
      record(record) {
        const all = record.values[staff] as number | undefined
        const done = record.values[trained] as number | undefined
        if (all !== undefined && done !== undefined && done > all)
          flag(record, trained, { staff: all, trained: done, over: done - all })
      },
    }
  },
  message: ({ staff, trained, over }) =>
    `发现已培训 ${trained} 多于专任教师 ${staff}（多 ${over}），一般不应超出；如含直属事业单位等人员，请写明情况`,
  example: {
    params: { staff: 'staff', trained: 'trained' },
    columns: { unit: ['地区', 'unit'], staff: ['合计总数', 'count'], trained: ['已培训人数', 'count'] },
    wrong: { rows: [['锦江区', 9120, 9200]] },
    right: { rows: [['锦江区', 9120, 6210]] },
  },
})
