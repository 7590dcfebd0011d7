/** Untrained = staff − trained, in every row and in the total. */

import { defineCheck } from '../check/check.ts'
import { columnOf } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { figureTypes } from '../notice/column-types.ts'

export const gapIdentityCheck = defineCheck({
  id: 'gap-identity',
  scope: 'row',
  title: '未培训等于专任教师减已培训',
  meaning:
    '未培训人数（缺口数）= 专任教师合计 − 已培训人数；不合格的算未培训。已培训多于专任教师时，缺口应为 0；小计是各行之和。',
  severity: 'error',
  takes: { gap: figureTypes, staff: figureTypes, trained: figureTypes },
  params: (zod) => zod.strictObject({ gap: zod.string(), staff: zod.string(), trained: zod.string() }),
  needs: ({ gap, staff, trained }) => ({ gap: columnOf(gap), staff: columnOf(staff), trained: columnOf(trained) }),
  start({ flag, table }, _, { gap, staff, trained }) {
    const numbers = ({ values }: FormRecord) => [values[staff], values[trained], values[gap]] as (number | undefined)[]
    /** Trained beyond the staff, in the rows so far and in those since the last subtotal: nobody else's gap is smaller for it. */
    const over = { all: 0, group: 0 }
    const look = (record: FormRecord, beyond: number) => {
      const [staffed, done, stated] = numbers(record)
      if (staffed === undefined) return
      if (done === undefined) {
        // Where it must be filled in, `required` says so.
        if (stated !== undefined && stated !== staffed && !table!.table.columns[trained]!.required)
          flag(record, trained, { reason: 'untold', staff: staffed, stated })
        return
      }
      const computed = Math.max(0, staffed - done + beyond)
      // A total that lets the excess close gaps is not the sum of its rows: `column-sum` says so.
      if (beyond > 0 && stated === Math.max(0, staffed - done)) return
      if (stated === computed || Number.isNaN(computed) || Number.isNaN(stated)) return
      const args = { staff: staffed, trained: done, beyond, computed }
      if (stated === undefined) flag(record, gap, { reason: 'blank', ...args })
      else flag(record, gap, { stated, ...args })
    }
    return {
      record(record) {
        const [staffed = 0, done = 0] = numbers(record)
        const beyond = Math.max(0, done - staffed) || 0
        over.all += beyond
        over.group += beyond
        look(record, 0)
      },
      total(record) {
        look(record, record.kind === 'total' ? over.all : over.group)
        over.group = 0
      },
    }
  },
  message: ({ reason, stated, staff, trained, beyond, computed }) => {
    const gap =
      Number(beyond) > 0
        ? `${computed}（各行之和：有的行已培训多于教师数，缺口为 0）`
        : Number(trained) > Number(staff)
          ? '0（已培训多于教师数）'
          : `${staff} − ${trained} = ${computed}`
    if (reason === 'untold') return `发现已培训人数空着，而未培训 ${stated} 不等于专任教师 ${staff}，请补上已培训人数`
    if (reason === 'blank') return `发现未培训人数空着，应为 ${gap}，请补上`
    return `发现 ${stated}，应为 ${gap}，请核对这三个数`
  },
  example: {
    params: { gap: 'untrained', staff: 'staff', trained: 'trained' },
    columns: {
      unit: ['市州', 'unit'],
      staff: ['合计总数', 'count'],
      trained: ['已培训人数', 'count'],
      untrained: ['未培训人数', 'count'],
    },
    wrong: { rows: [['成都', 133742, 82037, 51750]] },
    right: { rows: [['成都', 133742, 82037, 51705]] },
  },
})
