import { notOnListCheck } from '../../src/rules/not-on-list.ts'
import { checkCases } from './check-cases.ts'

const id = '510104198001011236'
const trained = (...rows: string[][]) =>
  ({
    form: 'trained',
    label: '参训名单',
    labels: { school: ['学校', 'school'] },
    head: { school: '示例小学' },
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    rows,
  }) as const
const head = { school: '示例小学' }

checkCases(notOnListCheck, {
  accept: [
    { why: 'somebody new', head, rows: [['李示例', '510104196003121210']], also: [trained(['张示例', id])] },
    {
      why: 'the same name at another school',
      head: { school: '示例中学' },
      rows: [['张示例', '']],
      also: [trained(['张示例', ''])],
    },
    {
      why: 'the same name with another number',
      head,
      rows: [['张示例', '510104196003121210']],
      also: [trained(['张示例', id])],
    },
    { why: 'no list, which is not checked', head, rows: [['张示例', id]] },
  ],
  reject: [
    {
      why: 'the same number',
      head,
      rows: [['张示列', id]],
      also: [trained(['张示例', id])],
      finds: [['A4', { name: '张示列', list: '参训名单' }]],
    },
    {
      why: 'the same name and school, without a number',
      head,
      rows: [['张示例', '']],
      also: [trained(['张示例', id])],
      finds: [['A4', {}]],
    },
    {
      why: 'somebody of an earlier notice, in the ledger',
      ground: { params: { form: 'roster', notice: 'earlier-2011' } },
      head,
      rows: [
        ['张示例', ''],
        ['李示例', ''],
      ],
      earlier: [{ path: '收件/2011.xlsx', school: '示例小学', notice: 'earlier-2011', rows: [['张示例', '']] }],
      finds: [['A4', { list: '通知“earlier-2011”的“roster”', file: '2011.xlsx' }]],
    },
  ],
})
