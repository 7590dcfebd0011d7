import { rowOutOfPlaceCheck } from '../../src/rules/row-out-of-place.ts'
import { checkCases } from './check-cases.ts'

const id = '110103198001011239'
const other = '110103198001011276'

checkCases(rowOutOfPlaceCheck, {
  ground: {
    columns: {
      number: ['序号', 'sequence'],
      name: ['姓名', 'name'],
      id: ['身份证号码', 'idNumber'],
      subject: ['任教学科', 'text'],
    },
  },
  accept: [
    { why: 'each in its place', rows: [[1, '张示例', id, '语文']] },
    {
      why: 'numbers that are wrong or missing where they belong',
      rows: [
        [1, '张示例', id.slice(1), '语文'],
        [2, '李示例', '', '语文'],
      ],
    },
    { why: 'the number of somebody else in the remarks', rows: [[1, '张示例', '', other]] },
    { why: 'a number where the name belongs, and no name anywhere', rows: [[1, id, '', '语文']] },
  ],
  reject: [
    {
      why: 'name and number the wrong way round',
      rows: [
        [1, '张示例', id, '语文'],
        [2, other, '李 示例', '语文'],
      ],
      finds: [['B5', { reason: 'swapped' }]],
      severity: 'error',
    },
    {
      why: 'the wrong way round beside a school',
      ground: { columns: { school: ['学校名称', 'text'], name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] } },
      rows: [
        ['示例小学', '张示例', id],
        ['示例小学', other, '李示例'],
      ],
      finds: [['B5', { reason: 'swapped' }]],
    },
    {
      why: 'a row one column to the right',
      rows: [
        [1, '张示例', id, '语文'],
        ['', 2, '阿依·示例', other],
      ],
      finds: [['A5', { reason: 'shifted', by: 1, column: 'D' }]],
    },
    {
      why: 'a row one column to the left',
      rows: [
        ['张示例', id, '语文'],
        [2, '李示例', other, '语文'],
      ],
      finds: [['A4', { reason: 'shifted', by: -1, column: 'B' }]],
    },
  ],
})
