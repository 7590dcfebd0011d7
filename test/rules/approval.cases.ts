import { approvalCheck } from '../../src/rules/approval.ts'
import { checkCases } from './check-cases.ts'

checkCases(approvalCheck, {
  accept: [
    {
      why: 'one step after the other',
      rows: [
        ['张示例', '合格', '合格'],
        ['李示例', '合格', ''],
        ['王示例', '', ''],
      ],
    },
    { why: 'a refusal that ends it', rows: [['张示例', '不合格', '']] },
  ],
  reject: [
    {
      why: 'a later step without the earlier one',
      rows: [['张示例', '', '合格']],
      finds: [['B4', { reason: 'skipped' }]],
      severity: 'error',
    },
    {
      why: 'a later step after a refusal',
      rows: [['张示例', '不合格', '合格']],
      finds: [['C4', { reason: 'after-refusal' }]],
    },
  ],
})
