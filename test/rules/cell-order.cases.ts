import { cellOrderCheck } from '../../src/rules/cell-order.ts'
import { checkCases } from './check-cases.ts'

checkCases(cellOrderCheck, {
  accept: [
    {
      why: 'as many',
      rows: [
        ['01', '', 5],
        ['02', '', 5],
        ['03', '', ''],
      ],
    },
    {
      why: 'a whole left blank',
      rows: [
        ['01', '总数', ''],
        ['02', '', 5],
      ],
    },
    {
      why: 'a part that is no number, which is told elsewhere',
      rows: [
        ['01', '', 5],
        ['02', '', '约6'],
      ],
    },
    { why: 'a sheet without the whole, which is not checked', rows: [['02', '', 5]] },
  ],
  reject: [
    {
      why: 'one of several that is more',
      rows: [
        ['01', '', 5],
        ['02', '', 3],
        ['03', '', 6],
      ],
      finds: [['C6', { row: '03', found: 6, other: '01', most: 5, over: 1 }]],
    },
    {
      why: 'trained above those who should be',
      ground: { params: { key: 'item', less: '已培训', more: '应培训' } },
      rows: [
        ['', '应培训', 5],
        ['', '已培训', 6],
      ],
      finds: [['C5', { found: 6, most: 5 }]],
    },
  ],
})
