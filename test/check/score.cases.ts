import { scoreCheck } from '../../src/check/score.ts'
import { checkCases } from './check-cases.ts'

checkCases(scoreCheck, {
  accept: [
    { why: 'scores from 0 to full', rows: [['张示例', 0, 100]] },
    { why: 'blanks, which cannot be judged', rows: [['张示例', '', 85]] },
  ],
  reject: [
    {
      why: 'a score beyond full',
      rows: [['张示例', 90, 850]],
      finds: [['C4', { reason: 'beyond' }]],
      severity: 'error',
    },
  ],
})
