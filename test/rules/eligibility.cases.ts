import { eligibilityCheck } from '../../src/rules/eligibility.ts'
import { checkCases } from './check-cases.ts'

checkCases(eligibilityCheck, {
  accept: [
    { why: 'a score after the hours', rows: [['张示例', 50, 88]] },
    { why: 'no score before them', rows: [['张示例', 40, '']] },
    { why: 'hours nobody knows', rows: [['张示例', '', 88]] },
  ],
  reject: [
    {
      why: 'a score before the hours are done',
      rows: [['张示例', 49.5, 88]],
      finds: [['C4', { reason: 'too-early' }]],
      severity: 'error',
    },
  ],
})
