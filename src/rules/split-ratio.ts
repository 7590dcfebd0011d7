/** Parts of a plan against the shares the notice asks for, with room for whole persons. */

import { defineCheck } from '../check/check.ts'
import { type FormRecord, numberAt } from '../form/reading.ts'
import { largestRemainder } from '../gap/split.ts'
import { percent } from '../value/percent.ts'
import { partsOf } from './tools/split-of.ts'

/** Decimal shares are no exact binary numbers. */
const tiny = 1e-9

export const splitRatioCheck = defineCheck({
  id: 'split-ratio',
  scope: 'row',
  title: '计划数比例',
  meaning:
    '各级培训计划数之比应为通知规定的比例（如省级 20%、市县 80%）。按整人计，每一部分允许差不到 2 人（省分到市、市分到县，各取整一次），或差总数的 1%（可设）。',
  severity: 'warning',
  params: (zod) =>
    zod.strictObject({
      split: zod.string().optional(),
      tolerance: zod.number().min(0).max(1).optional().describe('允许差总数的几分之几；不写是 0.01'),
    }),
  needs: ({ split }) => ({ split: partsOf(split) }),
  start({ flag }, { tolerance = 0.01 }, { split: { shares, parts } }) {
    const look = (record: FormRecord) => {
      const numbers = parts.map((index) => numberAt(record, index))
      const sum = numbers.reduce((a, b) => a + b, 0)
      // NaN: `count` has said so.
      if (!(sum > 0)) return
      // Split once for the province and handed down, a county's part is rounded twice: each time by less than one person.
      const isOff = (difference: number) => difference > tolerance * sum + tiny && difference > 2 - tiny
      const off = numbers.findIndex((number, i) => isOff(Math.abs(number - shares[i]! * sum)))
      if (off < 0) return
      flag(record, parts[off]!, {
        stated: numbers.join('：'),
        ratio: numbers.map((number) => percent(number / sum, 1)).join('：'),
        expected: shares.map((share) => percent(share, 1)).join('：'),
        example: largestRemainder(Math.floor(sum), shares).join('：'),
      })
    }
    return { record: look, total: look }
  },
  message: ({ stated, ratio, expected, example }) =>
    `发现计划数 ${stated}（${ratio}），原则上应为 ${expected}，即 ${example}，请调整或写明情况`,
  example: {
    notice: { splits: [{ id: 'plan', of: 'untrained', into: { planProvincial: 0.2, planLocal: 0.8 }, clause: '' }] },
    columns: { planProvincial: ['省级及以上项目需求数', 'count'], planLocal: ['市县级培训计划数', 'count'] },
    wrong: { rows: [[500, 500]] },
    right: {
      rows: [
        [200, 800],
        [1, 3],
      ],
    },
  },
})
