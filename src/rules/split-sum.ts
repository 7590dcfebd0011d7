/** Parts of a plan against the gap they are to close: not written in the notice, but to be expected. */

import { defineCheck } from '../check/check.ts'
import { orElse } from '../check/needs.ts'
import { type FormRecord, numberAt } from '../form/reading.ts'
import { partsOf, wholeOf } from './tools/split-of.ts'

export const splitSumCheck = defineCheck({
  id: 'split-sum',
  scope: 'row',
  title: '计划数之和与缺口数',
  meaning: '各级计划数之和通常等于未培训人数（缺口数）。通知没有写明必须相等，所以只作提示。',
  severity: 'info',
  params: (zod) => zod.strictObject({ split: zod.string().optional() }),
  needs: ({ split }) => ({ split: partsOf(split), whole: orElse(wholeOf(split), '表中没有缺口数一栏') }),
  start({ flag }, _, { split: { parts }, whole }) {
    const look = (record: FormRecord) => {
      const gap = record.values[whole] as number | undefined
      if (gap === undefined || parts.every((index) => record.values[index] === undefined)) return
      const sum = parts.reduce((total, index) => total + numberAt(record, index), 0)
      if (sum !== gap && !Number.isNaN(sum + gap)) flag(record, parts[0]!, { sum, gap, difference: sum - gap })
    }
    return { record: look, total: look }
  },
  message: ({ sum, gap, difference }) =>
    `发现计划数之和 ${sum}，缺口数 ${gap}，${Number(difference) < 0 ? `少 ${-Number(difference)}` : `多 ${difference}`}，通常应相等，请核对`,
  example: {
    notice: { splits: [{ id: 'plan', of: 'untrained', into: { planProvincial: 0.2, planLocal: 0.8 }, clause: '' }] },
    columns: {
      untrained: ['未培训人数', 'count'],
      planProvincial: ['省级及以上项目需求数', 'count'],
      planLocal: ['市县级培训计划数', 'count'],
    },
    wrong: { rows: [[1000, 180, 720]] },
    right: { rows: [[1000, 200, 800]] },
  },
})
