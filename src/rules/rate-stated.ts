/** A printed rate (in a column, or in the notice's own text for the total) against trained ÷ staff, two decimals, rounded half up. */

import { defineCheck } from '../check/check.ts'
import { columnIfNamed, columnOf } from '../check/needs.ts'
import { type FormRecord, rawText } from '../form/reading.ts'
import { shareMeant } from '../gap/share.ts'
import { columnTypes, figureTypes } from '../notice/column-types.ts'
import { halfUp } from '../value/half-up.ts'

export const rateStatedCheck = defineCheck({
  id: 'rate-stated',
  scope: 'row',
  title: '完成率',
  meaning: '完成率 = 已培训人数 ÷ 专任教师数 × 100%，四舍五入到两位小数：488957 ÷ 737686 = 66.28%。',
  severity: 'error',
  takes: { rate: [], trained: figureTypes, staff: figureTypes },
  params: (zod) =>
    zod.strictObject({
      rate: zod.string().optional(),
      stated: zod.number().min(0).max(100).optional().describe('通知写明的完成率（百分数），例如 66.28'),
      trained: zod.string(),
      staff: zod.string(),
      decimals: zod.int().min(0).max(4).optional().describe('比到几位小数'),
    }),
  needs: ({ trained, staff, rate }) => ({
    trainedAt: columnOf(trained),
    staffAt: columnOf(staff),
    rateAt: columnIfNamed(rate),
  }),
  start({ flag, table }, { stated: inNotice, decimals = 2 }, { trainedAt, staffAt, rateAt }) {
    const rateType = table?.table.columns[rateAt]?.type ?? 'number'
    const lookAtTotal = (record: FormRecord) => {
      look(record)
      const [done, all] = [record.values[trainedAt], record.values[staffAt]] as (number | undefined)[]
      if (inNotice === undefined || record.kind !== 'total' || !(done! >= 0) || !(all! > 0)) return
      const computed = halfUp(done! * 100, all!, decimals)
      const stated = halfUp(inNotice, 1, decimals)
      if (stated !== computed)
        flag(record, trainedAt, { reason: 'notice', stated, computed, trained: done!, staff: all! })
    }
    const look = (record: FormRecord) => {
      if (rateAt < 0) return
      const [value, done, all] = [rateAt, trainedAt, staffAt].map((index) => record.values[index]) as (
        | number
        | undefined
      )[]
      if (value === undefined || done === undefined || !(all! > 0) || Number.isNaN(value + done)) return
      const isShare = columnTypes[rateType].reads === 'percent' || rawText(record, rateAt).includes('%')
      const share = isShare ? value : shareMeant(value, done / all!, decimals)
      const computed = halfUp(done * 100, all!, decimals)
      const stated = halfUp(share * 100, 1, decimals)
      if (stated !== computed) flag(record, rateAt, { stated, computed, trained: done, staff: all! })
    }
    return { record: look, total: lookAtTotal }
  },
  message: ({ reason, stated, computed, trained, staff }) =>
    reason === 'notice'
      ? `发现合计的完成率 ${trained} ÷ ${staff} = ${computed}%，按通知正文应为 ${stated}%，请核对合计`
      : `发现完成率 ${stated}%，应为 ${trained} ÷ ${staff} = ${computed}%（四舍五入），请更正`,
  example: {
    params: { rate: 'rate', trained: 'trained', staff: 'staff' },
    columns: { staff: ['专任教师数', 'count'], trained: ['已培训人数', 'count'], rate: ['完成率', 'number'] },
    wrong: { rows: [[737686, 488957, '66.82%']] },
    right: { rows: [[737686, 488957, '66.28%']] },
  },
})
