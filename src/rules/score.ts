/** Scores that cannot be counted: beyond the full score, or a number of times that is none. */

import { defineCheck } from '../check/check.ts'
import { noAssessment, watchAssessment } from './tools/assess-record.ts'

export const scoreCheck = defineCheck({
  id: 'score',
  scope: 'row',
  title: '考核得分',
  meaning:
    '综合得分 = 各部分得分 × 权重之和，减去扣分（迟到一次 1 分、旷到一次 5 分等），加上奖励分，不超过满分。各部分得分应在 0 到满分之间，次数应为整数；登记的最终得分应与算出的一致。',
  severity: 'error',
  // The computed score differs: what was recorded may have its reasons.
  milder: { differs: 'warning' },
  start: (context) =>
    watchAssessment(
      context,
      'score',
      ({ id, names }, { score }) =>
        (id === 'score/recorded' ? score?.field : undefined) ??
        score?.parts.find(({ title }) => names.includes(title))?.field ??
        score?.deductions.find(({ title }) => names.includes(title))?.field ??
        '',
    ),
  message: ({ found }) => `发现${found}，请更正`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        score: {
          full: 100,
          limits: 'limited',
          parts: [
            { field: 'peerScore', title: '教师互评', weight: 0.4 },
            { field: 'leaderScore', title: '考核领导评价', weight: 0.6 },
          ],
          deductions: [],
          bonus: '',
          bonusClauses: [],
          field: '',
          clauses: [],
        },
      },
    },
    columns: { name: ['姓名', 'name'], peerScore: ['教师互评', 'number'], leaderScore: ['考核领导评价', 'number'] },
    wrong: { rows: [['张示例', 90, 850]] },
    right: { rows: [['张示例', 90, 85]] },
  },
})
