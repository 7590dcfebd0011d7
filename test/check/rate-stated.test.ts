import { rateStatedCheck } from '../../src/check/rate-stated.ts'
import { checkCases } from './check-cases.ts'

checkCases(rateStatedCheck, {
  accept: [
    {
      why: 'a printed percentage, a fraction, a bare number',
      rows: [
        [737686, 488957, '66.28%'],
        [737686, 488957, 0.6628],
        [737686, 488957, 66.28],
      ],
    },
    { why: 'the unrounded result of a formula', rows: [[737686, 488957, 0.662825321]] },
    {
      why: 'exact halves rounded up',
      rows: [
        [800, 1, '0.13%'],
        [2000, 1, '0.05%'],
        [16, 1, '6.25%'],
      ],
    },
    { why: 'a base of nothing', rows: [[0, 0, '0%']] },
    {
      why: 'nobody and everybody',
      rows: [
        [100, 0, 0],
        [100, 100, 1],
        [100, 100, '100%'],
      ],
    },
  ],
  reject: [
    {
      why: 'digits swapped',
      rows: [[737686, 488957, '66.82%']],
      finds: [['C4', { stated: '66.82', computed: '66.28' }]],
    },
    { why: 'a half rounded down', rows: [[800, 1, '0.12%']], finds: [['C4', { computed: '0.13' }]] },
    {
      why: 'other decimals where the pack asks for them',
      ground: {
        params: { rate: 'rate', trained: 'trained', staff: 'staff', decimals: 1 },
        columns: { staff: ['专任', 'count'], trained: ['已培训', 'count'], rate: ['率', 'number'] },
      },
      rows: [[737686, 488957, '66.2%']],
      finds: [['C4', { computed: '66.3' }]],
    },
  ],
})
