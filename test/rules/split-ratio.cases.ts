import { splitRatioCheck } from '../../src/rules/split-ratio.ts'
import { checkCases } from './check-cases.ts'

checkCases(splitRatioCheck, {
  accept: [
    {
      why: '20 : 80 in whole persons',
      rows: [
        [200, 800],
        [1, 3],
        [0, 1],
        [10341, 41364],
      ],
    },
    { why: 'a county whose part of the province’s split was rounded up twice', rows: [[3, 6]] },
    { why: 'within the tolerance', rows: [[209, 791]] },
    {
      why: 'nothing planned',
      rows: [
        ['', ''],
        [0, 0],
      ],
    },
  ],
  reject: [
    {
      why: 'half and half',
      rows: [[500, 500]],
      finds: [['A4', { ratio: '50%：50%', expected: '20%：80%', example: '200：800' }]],
      severity: 'warning',
    },
    {
      why: 'beyond a tolerance of nothing',
      ground: {
        params: { tolerance: 0 },
        notice: { splits: [{ id: 'plan', of: 'gap', into: { a: 0.2, b: 0.8 }, clause: '' }] },
        columns: { a: ['甲', 'count'], b: ['乙', 'count'] },
      },
      rows: [[202, 798]],
      finds: [['A4', { example: '200：800' }]],
    },
  ],
})
