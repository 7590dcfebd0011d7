/** Steps of approval in their order: no later step before an earlier one, none after a refusal. */

import { defineCheck } from '../check/check.ts'
import { noAssessment, watchAssessment } from './tools/assess-record.ts'

export const approvalCheck = defineCheck({
  id: 'approval',
  scope: 'row',
  title: '审核顺序',
  meaning:
    '通知规定了审核环节的（组内互评、骨干复评、县级认定、省市抽查），应按顺序进行：前一步没有结果，后一步不应有结果；前一步未通过，不应再往下。抽查的环节可以没有结果。',
  severity: 'error',
  start: (context) =>
    watchAssessment(
      context,
      'approval',
      ({ names, args }, { steps }) =>
        (steps.find(({ title }) => names.includes(title)) ?? steps.find(({ title }) => title === args.step))?.field ??
        '',
    ),
  message: ({ found }) => `发现${found}，请核对各步结果`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        steps: [
          { field: 'peer', title: '组内互评', sampled: false, clauses: [] },
          { field: 'county', title: '县级审核认定', sampled: false, clauses: [] },
        ],
      },
    },
    columns: { name: ['姓名', 'name'], peer: ['组内互评', 'text'], county: ['县级审核', 'text'] },
    wrong: { rows: [['张示例', '', '合格']] },
    right: {
      rows: [
        ['张示例', '合格', '合格'],
        ['李示例', '合格', ''],
      ],
    },
  },
})
