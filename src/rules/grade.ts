/** Recorded grades against the computed ones, and grades that are none. */

import { defineCheck } from '../check/check.ts'
import { noAssessment, watchAssessment } from './tools/assess-record.ts'

export const gradeCheck = defineCheck({
  id: 'grade',
  scope: 'row',
  title: '考核等次',
  meaning:
    '等次由得分按通知的分数段得出（80 分和 60 分这样的分界归哪一等由设置决定），或由各分项得出（有一项不合格即不合格）；登记的等次应与算出的一致。',
  severity: 'error',
  // The computed grade differs: what was recorded may have its reasons.
  milder: { differs: 'warning' },
  start: (context) => watchAssessment(context, 'grade', (_, { grade }) => grade?.field || grade?.parts[0]?.field || ''),
  message: ({ found }) => `发现${found}，请核对成绩与等次`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        score: {
          full: 100,
          limits: 'limited',
          parts: [{ field: 'points', title: '考核成绩', weight: 1 }],
          deductions: [],
          bonus: '',
          bonusClauses: [],
          field: '',
          clauses: [],
        },
        grade: {
          levels: [
            { name: '优秀', from: 80, to: 100 },
            { name: '合格', from: 60, to: 80 },
            { name: '不合格', from: 0, to: 60 },
          ],
          bound: 'higher',
          boundClauses: [],
          field: 'grade',
          parts: [],
          onePartFails: false,
          partsClauses: [],
          clauses: [],
        },
      },
    },
    columns: { name: ['姓名', 'name'], points: ['考核成绩', 'number'], grade: ['等次', 'text'] },
    wrong: { rows: [['张示例', 78, '优秀']] },
    right: {
      rows: [
        ['张示例', 80, '优秀'],
        ['李示例', 60, '合格'],
      ],
    },
  },
})
