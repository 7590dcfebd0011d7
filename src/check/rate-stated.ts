/** A printed rate against trained ÷ staff, in percent with two decimals, rounded half up. */
import { type FormRecord, rawText } from '../form/reading.ts'
import { defineCheck } from './check.ts'
import { findColumns } from './find-columns.ts'
import { halfUp } from './half-up.ts'

export const rateStatedCheck = defineCheck({
  id: 'rate-stated',
  scope: 'row',
  title: '完成率',
  meaning: '完成率 = 已培训人数 ÷ 专任教师数 × 100%，四舍五入到两位小数：488957 ÷ 737686 = 66.28%。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      rate: zod.string(),
      trained: zod.string(),
      staff: zod.string(),
      decimals: zod.int().min(0).max(4).optional(),
    }),
  start(context, { rate, trained, staff, decimals = 2 }) {
    const { report } = context
    const found = findColumns(context, [rate, trained, staff])
    if (!Array.isArray(found)) return found
    const [rateAt, trainedAt, staffAt] = found as [number, number, number]
    const look = (record: FormRecord) => {
      const [value, done, all] = [rateAt, trainedAt, staffAt].map((index) => record.values[index]) as (
        | number
        | undefined
      )[]
      if (value === undefined || done === undefined || !(all! > 0) || Number.isNaN(value + done)) return
      // 0.6628 and 66.28% both mean 66.28; a bare number above 1 is already in percent.
      const percent = value > 1 && !rawText(record, rateAt).includes('%') ? value : value * 100
      const computed = halfUp(done * 100, all!, decimals)
      const stated = halfUp(Number(percent.toFixed(8)), 1, decimals)
      if (stated !== computed) report(record, rateAt, { stated, computed, trained: done, staff: all! })
    }
    return { record: look, total: look }
  },
  message: ({ stated, computed, trained, staff }) =>
    `发现完成率 ${stated}%，应为 ${trained} ÷ ${staff} = ${computed}%（四舍五入），请更正`,
  example: {
    params: { rate: 'rate', trained: 'trained', staff: 'staff' },
    columns: { staff: ['专任教师数', 'count'], trained: ['已培训人数', 'count'], rate: ['完成率', 'number'] },
    wrong: { rows: [[737686, 488957, '66.82%']] },
    right: { rows: [[737686, 488957, '66.28%']] },
  },
})
