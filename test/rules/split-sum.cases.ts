import { splitSumCheck } from '../../src/rules/split-sum.ts'
import { checkCases } from './check-cases.ts'

checkCases(splitSumCheck, {
  accept: [
    { why: 'parts that make the whole', rows: [[1000, 200, 800]] },
    { why: 'nothing planned yet', rows: [[1000, '', '']] },
    { why: 'no gap given', rows: [['', 1, 2]] },
  ],
  reject: [
    {
      why: 'less than the gap',
      rows: [[1000, 180, 720]],
      finds: [['B4', { sum: 900, gap: 1000, difference: -100 }]],
      severity: 'info',
    },
    { why: 'more than the gap', rows: [[1000, 300, 800]], finds: [['B4', { difference: 100 }]] },
  ],
})
