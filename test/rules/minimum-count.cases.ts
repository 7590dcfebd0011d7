import { minimumCountCheck } from '../../src/rules/minimum-count.ts'
import { checkCases } from './check-cases.ts'

checkCases(minimumCountCheck, {
  accept: [
    {
      why: 'a misspelt unit, counted for the one meant',
      rows: [
        ['君山区', '示例小学'],
        ['君杉区', '示例中学'],
      ],
    },
    { why: 'a name nobody knows, which is unknown-unit’s', rows: [['火星', '示例小学']] },
    {
      why: 'two of a county',
      rows: [
        ['君山区', '示例小学'],
        ['君山区', '示例中学'],
      ],
    },
    {
      why: 'two of each',
      rows: [
        ['君山区', '甲校'],
        ['岳阳楼区', '乙校'],
        ['君山', '丙校'],
        ['岳阳楼区', '丁校'],
      ],
    },
    {
      why: 'a number inside a range',
      ground: { params: { min: 5, max: 7 }, columns: { school: ['学校', 'school'] } },
      rows: [['一'], ['二'], ['三'], ['四'], ['五']],
    },
  ],
  reject: [
    {
      why: 'one of a county',
      rows: [['君山区', '示例小学']],
      finds: [['A4', { reason: 'few', count: 1, min: 2, unit: '君山区' }]],
    },
    { why: 'no rows at all', rows: [], finds: [['', { reason: 'few', count: 0 }]] },
    {
      why: 'more than a range allows',
      ground: { params: { min: 1, max: 2, what: '所' }, columns: { school: ['学校', 'school'] } },
      rows: [['一'], ['二'], ['三']],
      finds: [['', { reason: 'many', count: 3, max: 2 }]],
    },
  ],
})
