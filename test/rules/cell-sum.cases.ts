import { cellSumCheck } from '../../src/rules/cell-sum.ts'
import { checkCases } from './check-cases.ts'

const bySchool = {
  params: { key: 'item', by: 'schoolName', sum: '合计数', of: ['男', '女'] },
  columns: {
    schoolName: ['学校', 'school'],
    item: ['项目', 'text'],
    people: ['人数', 'count'],
    hours: ['学时', 'number'],
  },
} as const

checkCases(cellSumCheck, {
  accept: [
    {
      why: 'codes that Excel took for numbers',
      rows: [
        [1, '', 5],
        [2, '', 2],
        [3, '', 3],
      ],
    },
    {
      why: 'a blank part, and one that is not there',
      rows: [
        ['01', '', 5],
        ['02', '', 5],
      ],
    },
    {
      why: 'sums of decimals, which are not exact in binary',
      ground: bySchool,
      rows: [
        ['示例一中', '合计数', 3, 0.3],
        ['示例一中', '男', 1, 0.1],
        ['示例一中', '女', 2, 0.2],
      ],
    },
    {
      why: 'nothing at all in a column',
      rows: [
        ['01', '甲', ''],
        ['02', '乙', ''],
      ],
    },
    {
      why: 'each school by itself',
      ground: bySchool,
      rows: [
        ['示例小学', '男', 1, 2],
        ['示例小学', '女', 1, 2],
        ['示例小学', '合计数', 2, 4],
        ['示例中学', '男', 7, 1],
        ['示例中学', '合计数', 7, 1],
      ],
    },
    {
      why: 'a part that is no number, which is told elsewhere',
      rows: [
        ['01', '', 5],
        ['02', '', '约3'],
      ],
    },
    { why: 'a sheet without these rows, which is not checked', rows: [['09', '', 5]] },
  ],
  reject: [
    {
      why: 'another sum',
      rows: [
        ['01', '', 6],
        ['02', '', 2],
        ['03', '', 3],
      ],
      finds: [['C4', { stated: 6, computed: 5, formula: '02（2） + 03（3）' }]],
    },
    {
      why: 'a sum left blank',
      rows: [
        ['01', '教师', ''],
        ['02', '', 2],
      ],
      finds: [['C4', { reason: 'blank', computed: 2 }]],
    },
    { why: 'a sum whose row is not there', rows: [['02', '', 2]], finds: [['C4', { reason: 'blank', row: '01' }]] },
    {
      why: 'a range of codes',
      ground: { params: { key: 'code', sum: '01', of: '02—04' } },
      rows: [
        ['01', '', 5],
        ['02', '', 1],
        ['03', '', 1],
        ['04', '', 1],
      ],
      finds: [['C4', { computed: 3 }]],
    },
    {
      why: 'one school of two, in one column of two',
      ground: bySchool,
      rows: [
        ['示例小学', '男', 1, 2],
        ['示例小学', '合计数', 2, 2],
        ['示例中学', '男', 7, 1],
        ['示例中学', '合计数', 7, 1],
      ],
      finds: [['C5', { stated: 2, computed: 1 }]],
    },
  ],
})
