/** What may be entered only after something else is met: no score before the hours are done. */

import { defineCheck } from '../check/check.ts'
import { noAssessment, watchAssessment } from './tools/assess-record.ts'

export const eligibilityCheck = defineCheck({
  id: 'eligibility',
  scope: 'row',
  title: '参加考核的条件',
  meaning:
    '通知规定先完成什么、后做什么的（完成规定学时后方可参与校本应用考核），条件没有达到就填了后面的成绩，是填写错误。',
  severity: 'error',
  start: (context) =>
    watchAssessment(
      context,
      'eligibility',
      ({ id }, { gates }) => gates.find((gate) => id.endsWith(`/${gate.id}`))?.before[0] ?? '',
    ),
  message: ({ found }) => `发现${found}，请核对学时和成绩`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        hours: { unit: '学时', minimum: 50, field: 'totalHours', parts: [], period: null, credits: null, clauses: [] },
        gates: [
          {
            id: 'assessment',
            title: '完成50学时后方可参与校本应用考核',
            needs: ['hours'],
            before: ['score'],
            clauses: [],
          },
        ],
      },
    },
    columns: { name: ['姓名', 'name'], totalHours: ['总学时', 'number'], score: ['考核成绩', 'number'] },
    wrong: { rows: [['张示例', 40, 88]] },
    right: {
      rows: [
        ['张示例', 50, 88],
        ['李示例', 40, ''],
      ],
    },
  },
})
