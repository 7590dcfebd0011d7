import { distributedCountedCheck } from '../../src/rules/distributed-counted.ts'
import { checkCases } from './check-cases.ts'

function listOf(project: string, rows: string[][]) {
  return {
    form: 'list',
    label: '信息反馈表',
    labels: { project: ['项目名称', 'text'] },
    head: { project },
    columns: { unit: ['县(市、区)', 'unit'], year: ['年度', 'year'], name: ['教师姓名', 'name'] },
    rows,
  } as const
}

const two = [
  ['东区', '2014', '张示例'],
  ['东区', '2015', '李示例'],
  ['攀枝花市东区', '2014年', '王示例'],
]

checkCases(distributedCountedCheck, {
  ground: {
    params: { list: 'list', counts: { verified2014: '2014', verified2015: '2015' } },
    head: { project: ['项目名称', 'text'] },
    columns: {
      unit: ['地区', 'unit'],
      verified2014: ['2014核实人数', 'count'],
      verified2015: ['2015核实人数', 'count'],
    },
  },
  accept: [
    { why: 'as many as the list has', head: { project: '甲' }, rows: [['东区', 2, 1]], also: [listOf('甲', two)] },
    {
      why: 'a list in two sheets',
      head: { project: '甲' },
      rows: [['东区', 2, 1]],
      also: [listOf('甲', two.slice(0, 1)), listOf('甲', two.slice(1))],
    },
    {
      why: 'a list of another project only',
      head: { project: '乙' },
      rows: [['东区', 2, 1]],
      also: [listOf('甲', two)],
    },
    {
      why: 'nobody in a county',
      head: { project: '甲' },
      rows: [
        ['东区', 2, 1],
        ['西区', '', 0],
      ],
      also: [listOf('甲', two)],
    },
  ],
  reject: [
    {
      why: 'another number',
      head: { project: '甲' },
      rows: [['东区', 3, 1]],
      also: [listOf('甲', two)],
      finds: [['B4', { stated: 3, counted: 2, year: '2014' }]],
    },
    {
      why: 'persons where none are stated',
      head: { project: '甲' },
      rows: [['东区', 2, '']],
      also: [listOf('甲', two)],
      finds: [['C4', { stated: 0, counted: 1 }]],
    },
    {
      why: 'persons of another county',
      head: { project: '甲' },
      rows: [['西区', 2, 0]],
      also: [listOf('甲', two)],
      finds: [['B4', { counted: 0 }]],
    },
  ],
})
