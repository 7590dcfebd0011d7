import { columnSumCheck } from '../../src/rules/column-sum.ts'
import { checkCases } from './check-cases.ts'

checkCases(columnSumCheck, {
  accept: [
    {
      why: 'a total that is the sum',
      rows: [
        ['成都', 82037],
        ['自贡', 14065],
        ['小计', 96102],
      ],
    },
    {
      why: 'sums of decimals, which are not exact in binary',
      ground: { params: { fields: ['money'] }, columns: { unit: ['市州', 'unit'], money: ['经费', 'money'] } },
      rows: [
        ['成都', 0.1],
        ['自贡', 0.2],
        ['小计', 0.3],
      ],
    },
    { why: 'one row, which is its total too', rows: [['成都', 82037]] },
    { why: 'no rows at all', rows: [['小计', 0]] },
    {
      why: 'a row that is no number, which is count’s',
      rows: [
        ['成都', '约8万'],
        ['小计', 1],
      ],
    },
  ],
  reject: [
    {
      why: 'a part in brackets that is another sum',
      ground: { columns: { unit: ['市州', 'unit'], people: ['人数<女>', 'subcount'] } },
      rows: [
        ['成都', '100<20>'],
        ['自贡', '18<3>'],
        ['小计', '118<22>'],
      ],
      finds: [['B6', { stated: '<22>', computed: '<23>', difference: -1 }]],
    },
    {
      why: 'a total that is off',
      rows: [
        ['成都', 82037],
        ['自贡', 14065],
        ['小计', 96120],
      ],
      finds: [['B6', { stated: 96120, computed: 96102, difference: 18 }]],
    },
    {
      why: 'a blank total',
      rows: [
        ['成都', 1],
        ['自贡', ''],
        ['小计', ''],
      ],
      finds: [['B6', { reason: 'blank', computed: 1 }]],
    },
    {
      why: 'a form without its total row',
      rows: [
        ['成都', 1],
        ['自贡', 1],
      ],
      finds: [['', { reason: 'no-total', label: '小计' }]],
    },
  ],
})
