import { rowSumCheck } from '../../src/rules/row-sum.ts'
import { checkCases } from './check-cases.ts'

checkCases(rowSumCheck, {
  accept: [
    {
      why: 'a total that is the sum',
      rows: [
        ['成都', 28299, 95455, 9988, 133742],
        ['甘孜', 1, '', 2, 3],
      ],
    },
    {
      why: 'sums of decimals, which are not exact in binary',
      ground: {
        params: { total: 'total', parts: ['online', 'practice'] },
        columns: { online: ['线上', 'number'], practice: ['实践', 'number'], total: ['总学时', 'number'] },
      },
      rows: [
        [12.3, 37.8, 50.1],
        [20.5, 30.000000000000004, 50.50000000000001],
        [5.111111111111111, 10.222222222222221, 15.333333333333334],
      ],
    },
    { why: 'a blank row', rows: [['成都', '', '', '', '']] },
    { why: 'a part that is no number, which is count’s', rows: [['成都', '约1', 2, 3, 9]] },
  ],
  reject: [
    {
      why: 'digits swapped',
      rows: [['成都', 28299, 95455, 9988, 133724]],
      finds: [['E4', { stated: 133724, computed: 133742, formula: '幼儿园 28299 + 中小学 95455 + 中职 9988' }]],
    },
    { why: 'a blank total', rows: [['成都', 1, 2, 3, '']], finds: [['E4', { reason: 'blank', computed: 6 }]] },
    { why: 'the total row itself', rows: [['小计', 1, 2, 3, 7]], finds: [['E4', { stated: 7, computed: 6 }]] },
  ],
})
