import { totalTwiceCheck } from '../../src/rules/total-twice.ts'
import { checkCases } from './check-cases.ts'

checkCases(totalTwiceCheck, {
  accept: [
    {
      why: 'subtotals that are left out of the total',
      rows: [
        ['锦江区', 100],
        ['城区小计', 100],
        ['青羊区', 200],
        ['小计', 300],
      ],
    },
    {
      why: 'one total',
      rows: [
        ['锦江区', 100],
        ['青羊区', 200],
        ['小计', 300],
      ],
    },
    {
      why: 'two rows, where either is the sum of the other',
      rows: [
        ['锦江区', 100],
        ['青羊区', 100],
        ['小计', 200],
      ],
    },
    {
      why: 'zeros',
      rows: [
        ['锦江区', 0],
        ['青羊区', 0],
        ['金牛区', 0],
        ['小计', 0],
      ],
    },
    {
      why: 'a county whose number happens to be that of all others',
      rows: [
        ['锦江区', 0],
        ['青羊区', 1],
        ['金牛区', 1],
        ['武侯区', 0],
        ['小计', 2],
      ],
    },
    {
      why: 'a county with as many as three others together',
      rows: [
        ['锦江区', 6],
        ['青羊区', 1],
        ['金牛区', 2],
        ['武侯区', 3],
        ['小计', 12],
      ],
    },
    {
      why: 'a school with as many as two others together',
      ground: {
        notice: { rows: 'school' },
        columns: { schoolName: ['学校', 'school'], staff: ['合计总数', 'count'] },
      },
      rows: [
        ['示例小学', 30],
        ['示例中学', 10],
        ['示例幼儿园', 20],
        ['小计', 60],
      ],
    },
  ],
  reject: [
    {
      why: 'a total that adds the subtotals in',
      rows: [
        ['锦江区', 100],
        ['城区小计', 100],
        ['青羊区', 200],
        ['郊区小计', 200],
        ['小计', 600],
      ],
      finds: [['A8', { reason: 'subtotals', count: 2 }]],
    },
    {
      why: 'two total rows',
      rows: [
        ['锦江区', 100],
        ['小计', 100],
        ['合计', 100],
      ],
      finds: [['A5', { reason: 'rows', row: 6 }]],
    },
    {
      why: 'a city row that sums its counties',
      rows: [
        ['成都市', 300],
        ['锦江区', 100],
        ['青羊区', 200],
        ['小计', 600],
      ],
      finds: [['A4', { reason: 'row', others: 2 }]],
    },
  ],
})
